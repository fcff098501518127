import { notFound, redirect } from 'next/navigation';
import { requireViewer } from '@/lib/auth/require-viewer.ts';
import { findCallId } from '@/lib/calls/find-call-id.ts';

/**
 * Answers what the address means before anything of the page is sent: an id that no call has is a real 404, and
 * one that a call had before it was joined with another is a real redirect.
 */
export default async function CallLayout({ params, children }: LayoutProps<'/calls/[callId]'>) {
  const viewer = await requireViewer('calls.read');
  const { callId } = await params;
  const canonical = await findCallId(viewer, callId);
  if (canonical === null) notFound();
  if (canonical !== callId) redirect(`/calls/${canonical}`);
  return children;
}
