import type { Metadata } from 'next';
import { FigurePage } from '@/app/_figures/figure-page.tsx';
import { RefreshOnChange } from '@/app/_ui/refresh-on-change.tsx';
import { reportTimeZone } from '@/lib/analytics/report-time-zone.ts';
import { requireViewer } from '@/lib/auth/require-viewer.ts';
import { callsMarker } from '@/lib/calls/calls-marker.ts';
import { AiFigures } from './_ai/ai-figures.tsx';
import { aiPath, readAiScreen } from './_ai/ai-screen.ts';

export const metadata: Metadata = { title: 'AI calls' };

export default async function AiCallsPage({ searchParams }: PageProps<'/ai-calls'>) {
  const viewer = await requireViewer('calls.read');
  const marker = await callsMarker(viewer);
  const zone = await reportTimeZone();
  const screen = readAiScreen(await searchParams, zone, new Date());
  return (
    <FigurePage title="AI calls" viewer={viewer} address={screen.address} path={aiPath(screen)} zone={zone}>
      <RefreshOnChange marker={marker} figures />
      <AiFigures viewer={viewer} screen={screen} zone={zone} />
    </FigurePage>
  );
}
