import { Grid, GridCol, Stack } from '@mantine/core';
import type { Metadata } from 'next';
import { notFoundOr } from '@/app/_ui/not-found-or.ts';
import { PageHeader } from '@/app/_ui/page-header.tsx';
import { RefreshEvery } from '@/app/_ui/refresh-every.tsx';
import { TextLink } from '@/app/_ui/text-link.tsx';
import { reportTimeZone } from '@/lib/analytics/report-time-zone.ts';
import { requireViewer } from '@/lib/auth/require-viewer.ts';
import { authenticationOf } from '@/lib/connections/connection-urls.ts';
import { getConnection } from '@/lib/connections/get-connection.ts';
import { setupGuide } from '@/lib/connections/setup-guide.ts';
import { env } from '@/lib/env.ts';
import { listDeliveries } from '@/lib/webhooks/list-deliveries.ts';
import { listRejected } from '@/lib/webhooks/list-rejected.ts';
import { ConnectionStatusMark } from '../connection-status-mark.tsx';
import { authenticationNote } from './authentication-note.ts';
import { ConnectionFacts } from './connection-facts.tsx';
import { LastDeliveries } from './last-deliveries.tsx';
import { Limits } from './limits.tsx';
import { RecordingHosts } from './recording-hosts.tsx';
import { Secrets } from './secrets.tsx';
import { Setup } from './setup.tsx';

export const metadata: Metadata = { title: 'Connection' };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ created?: string }> };

export default async function ConnectionPage({ params, searchParams }: Props) {
  const viewer = await requireViewer('connections.manage');
  const { id } = await params;
  const { connection, provider } = await notFoundOr(getConnection(viewer, id));
  const [{ deliveries }, { rejected }, zone, { created }] = await Promise.all([
    listDeliveries(viewer, { connectionId: id, limit: 6 }),
    listRejected(viewer, { connectionId: id, limit: 3 }),
    reportTimeZone(),
    searchParams,
  ]);
  const waiting = connection.status === 'waiting';
  return (
    <>
      <PageHeader title={connection.label} actions={<ConnectionStatusMark status={connection.status} />}>
        <TextLink href="/connections" underline="always">
          Connections
        </TextLink>{' '}
        / {connection.providerLabel}
      </PageHeader>
      <Grid gap="md">
        <GridCol span={{ base: 12, lg: 7 }}>
          <Setup
            connectionId={id}
            hidden={setupGuide(provider, connection, null)}
            revealAtOnce={created !== undefined}
            authentication={authenticationNote(authenticationOf(provider, connection))}
          />
        </GridCol>
        <GridCol span={{ base: 12, lg: 5 }}>
          <Stack gap="md">
            <LastDeliveries connectionId={id} deliveries={deliveries} rejected={rejected} zone={zone} />
            <Secrets
              connectionId={id}
              madeByProvider={authenticationOf(provider, connection).secretFrom === 'provider'}
              secrets={connection.secrets}
              zone={zone}
            />
            <Limits
              connectionId={id}
              rateLimit={connection.rateLimit}
              defaultRate={env().RATE_LIMIT}
              allowedAddresses={connection.allowedAddresses}
            />
            <RecordingHosts
              connectionId={id}
              allowed={connection.recordingHosts}
              known={provider.recordingHosts ?? []}
            />
            <ConnectionFacts connection={connection} provider={provider} zone={zone} />
          </Stack>
        </GridCol>
      </Grid>
      <RefreshEvery seconds={waiting ? 2 : 8} />
    </>
  );
}
