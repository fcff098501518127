import type { Metadata } from 'next';
import { FigurePage } from '@/app/_figures/figure-page.tsx';
import { RefreshOnChange } from '@/app/_ui/refresh-on-change.tsx';
import { reportTimeZone } from '@/lib/analytics/report-time-zone.ts';
import { requireViewer } from '@/lib/auth/require-viewer.ts';
import { callsMarker } from '@/lib/calls/calls-marker.ts';
import type { SearchParameters } from '@/lib/calls/filter-url.ts';
import { HangupCards } from './_hangups/hangup-cards.tsx';
import { readHangupsScreen } from './_hangups/hangups-screen.ts';

export const metadata: Metadata = { title: 'Hang-ups' };

export default async function HangupsPage({ searchParams }: { searchParams: Promise<SearchParameters> }) {
  const viewer = await requireViewer('calls.read');
  const marker = await callsMarker(viewer);
  const zone = await reportTimeZone();
  const screen = readHangupsScreen(await searchParams, zone, new Date());
  return (
    <FigurePage title="Hang-ups" viewer={viewer} address={screen.address} path="/hangups" zone={zone}>
      <RefreshOnChange marker={marker} figures />
      <HangupCards viewer={viewer} screen={screen} />
    </FigurePage>
  );
}
