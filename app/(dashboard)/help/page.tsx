import type { Metadata } from 'next';
import { requireViewer } from '@/lib/auth/require-viewer.ts';
import { registry } from '@/lib/providers/registry.ts';
import { HelpIndex } from './_help/help-index.tsx';

export const metadata: Metadata = { title: 'Help' };

export default async function HelpIndexPage() {
  await requireViewer();
  return <HelpIndex providers={registry} />;
}
