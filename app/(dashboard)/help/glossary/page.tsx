import type { Metadata } from 'next';
import { requireViewer } from '@/lib/auth/require-viewer.ts';
import { GlossaryEntries } from '../_help/glossary-entries.tsx';

export const metadata: Metadata = { title: 'Glossary · Help' };

export default async function GlossaryPage() {
  await requireViewer();
  return <GlossaryEntries />;
}
