import type { Metadata } from 'next';
import { RefreshOnChange } from '@/app/_ui/refresh-on-change.tsx';
import { besideShell } from '@/app/_ui/shell-metadata.ts';
import { readFigureAddress } from '@/lib/analytics/figure-address.ts';
import { heatMetric } from '@/lib/analytics/heat-map.ts';
import { overviewState } from '@/lib/analytics/overview-state.ts';
import { reportTimeZone } from '@/lib/analytics/report-time-zone.ts';
import { requireViewer } from '@/lib/auth/require-viewer.ts';
import { can } from '@/lib/auth/viewer.ts';
import { callsMarker } from '@/lib/calls/calls-marker.ts';
import { demoJob } from '@/lib/demo/demo-job.ts';
import { DemoLoading } from './_overview/demo-loading.tsx';
import { Figures } from './_overview/figures.tsx';
import { NoCallsYet } from './_overview/no-calls-yet.tsx';
import { NoConnection } from './_overview/no-connection.tsx';

export const generateMetadata = (): Promise<Metadata> => besideShell('Overview');

export default async function OverviewPage({ searchParams }: PageProps<'/'>) {
  const viewer = await requireViewer('calls.read');
  const parameters = await searchParams;
  const demo = can(viewer, 'connections.manage') ? demoJob(viewer) : null;
  if (demo?.state === 'running') return <DemoLoading job={demo} />;
  const marker = await callsMarker(viewer);
  const state = await overviewState(viewer);
  if (state.kind === 'no_connection') return <NoConnection mayAdd={state.mayAdd} demo={demo} />;
  const now = new Date();
  const address = readFigureAddress(parameters, await reportTimeZone(), now);
  const heat = heatMetric.safeParse(parameters.heat);
  return (
    <>
      <RefreshOnChange marker={marker} figures />
      {state.kind === 'no_calls' ? (
        <NoCallsYet connections={state.connections} mayOpen={state.mayOpen} />
      ) : (
        <Figures viewer={viewer} address={address} heat={heat.data ?? 'calls'} now={now} />
      )}
    </>
  );
}
