import type { Metadata } from 'next';
import { requireViewer } from '@/lib/auth/require-viewer.ts';
import { MetricEntries } from '../_help/metric-entries.tsx';

export const metadata: Metadata = { title: 'Figures · Help' };

export default async function MetricsHelpPage() {
  await requireViewer();
  return <MetricEntries />;
}
