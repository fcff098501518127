import { Grid, GridCol, Stack } from '@mantine/core';
import type { Metadata } from 'next';
import { LinkButton } from '@/app/_ui/link-button.tsx';
import { notFoundOr } from '@/app/_ui/not-found-or.ts';
import { PageHeader } from '@/app/_ui/page-header.tsx';
import { reportTimeZone } from '@/lib/analytics/report-time-zone.ts';
import { requireViewer } from '@/lib/auth/require-viewer.ts';
import { authenticationOf } from '@/lib/connections/connection-urls.ts';
import { firstDelivery } from '@/lib/connections/first-delivery.ts';
import { firstDeliveryMarker } from '@/lib/connections/first-delivery-marker.ts';
import { getConnection } from '@/lib/connections/get-connection.ts';
import { setupGuide } from '@/lib/connections/setup-guide.ts';
import { suggestReading } from '@/lib/connections/suggest-reading.ts';
import { timeZones } from '@/lib/workspace/time-zone.ts';
import { SetupProgress } from '../../new/setup-progress.tsx';
import { FirstDeliveryPanel } from '../_first/first-delivery-panel.tsx';
import { TestPanel } from '../_first/test-panel.tsx';
import { WatchFirstDelivery } from '../_first/watch-first-delivery.tsx';
import { authenticationNote } from '../authentication-note.ts';
import { ConnectionPath } from '../connection-path.tsx';
import { Setup } from '../setup.tsx';

export const metadata: Metadata = { title: 'Set up a connection' };

type Props = { params: Promise<{ id: string }> };

/** The last steps of adding a connection: what to do in the provider's portal, and what arrives meanwhile. */
export default async function SetupPage({ params }: Props) {
  const viewer = await requireViewer('connections.manage');
  const { id } = await params;
  const { connection, provider } = await notFoundOr(getConnection(viewer, id));
  const [report, zone] = await Promise.all([firstDelivery(viewer, id), reportTimeZone()]);
  const { arrival } = report;
  const { state } = arrival;
  const doubtful = state === 'understood' && ['ahead', 'behind'].includes(arrival.clock.verdict);
  const suggestion = doubtful
    ? await suggestReading(viewer, { connectionId: id, deliveryId: arrival.delivery.id, zones: [zone] })
    : null;
  return (
    <>
      <PageHeader
        title={connection.label}
        actions={
          <LinkButton href={`/connections/${id}`} variant="default">
            {state === 'understood' ? 'To the connection' : 'Go on later'}
          </LinkButton>
        }
      >
        <ConnectionPath provider={provider}> / set up</ConnectionPath>
      </PageHeader>
      <SetupProgress current={state === 'waiting' ? 2 : state === 'understood' ? 4 : 3} />
      <Grid gap="md">
        <GridCol span={{ base: 12, lg: 7 }}>
          <Setup
            connectionId={id}
            hidden={setupGuide(provider, connection, null)}
            authentication={authenticationNote(authenticationOf(provider, connection))}
          />
        </GridCol>
        <GridCol span={{ base: 12, lg: 5 }}>
          <Stack gap="md">
            <FirstDeliveryPanel
              connection={connection}
              provider={provider}
              arrival={arrival}
              suggestion={suggestion}
              zones={[...new Set([connection.timeZone, suggestion?.timeZone ?? zone, ...timeZones()])].sort()}
              reportZone={zone}
            />
            <TestPanel connection={connection} provider={provider} report={report} reportZone={zone} />
          </Stack>
        </GridCol>
      </Grid>
      <WatchFirstDelivery connectionId={id} marker={firstDeliveryMarker(report)} />
    </>
  );
}
