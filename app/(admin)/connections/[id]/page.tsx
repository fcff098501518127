import { Grid, GridCol, Group, Stack } from '@mantine/core';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { LinkButton } from '@/app/_ui/link-button.tsx';
import { notFoundOr } from '@/app/_ui/not-found-or.ts';
import { PageHeader } from '@/app/_ui/page-header.tsx';
import { RefreshEvery } from '@/app/_ui/refresh-every.tsx';
import { wholeNumber } from '@/app/_ui/whole-number.ts';
import { reportTimeZone } from '@/lib/analytics/report-time-zone.ts';
import { requireViewer } from '@/lib/auth/require-viewer.ts';
import { authenticationOf } from '@/lib/connections/connection-urls.ts';
import { getConnection } from '@/lib/connections/get-connection.ts';
import { listSecrets } from '@/lib/connections/list-secrets.ts';
import { readingChange } from '@/lib/connections/reading-change.ts';
import { setupGuide } from '@/lib/connections/setup-guide.ts';
import { env } from '@/lib/env.ts';
import { connectionHealth } from '@/lib/health/connection-health.ts';
import { listDeliveries } from '@/lib/webhooks/list-deliveries.ts';
import { listRejected } from '@/lib/webhooks/list-rejected.ts';
import { ConnectionStateMark } from '../connection-state-mark.tsx';
import { authenticationNote } from './authentication-note.ts';
import { BeingDeleted } from './being-deleted.tsx';
import { ConnectionFacts } from './connection-facts.tsx';
import { ConnectionPath } from './connection-path.tsx';
import { DeleteConnection } from './delete-connection.tsx';
import { EditConnection } from './edit-connection.tsx';
import { editedConnection } from './edited-connection.ts';
import { Findings } from './findings.tsx';
import { HealthPanel } from './health-panel.tsx';
import { LastDeliveries } from './last-deliveries.tsx';
import { Limits } from './limits.tsx';
import { PauseConnection } from './pause-connection.tsx';
import { PausedNote } from './paused-note.tsx';
import { ReadingChangeNote } from './reading-change-note.tsx';
import { RecordingHosts } from './recording-hosts.tsx';
import { Secrets } from './secrets.tsx';
import { Setup } from './setup.tsx';

export const metadata: Metadata = { title: 'Connection' };

type Props = { params: Promise<{ id: string }> };

export default async function ConnectionPage({ params }: Props) {
  const viewer = await requireViewer('connections.manage');
  const { id } = await params;
  const { connection, provider } = await notFoundOr(getConnection(viewer, id));
  const now = new Date();
  const [[health], secrets, change, { deliveries }, { rejected }, zone] = await Promise.all([
    connectionHealth(viewer, { now, connectionId: id }),
    listSecrets(viewer, id),
    readingChange(viewer, id),
    listDeliveries(viewer, { connectionId: id, limit: 6 }),
    listRejected(viewer, { connectionId: id, limit: 3 }),
    reportTimeZone(),
  ]);
  if (!health) notFound();
  const { label, deletion } = health;
  const isPaused = health.state === 'paused';
  const authentication = authenticationOf(provider, connection);
  const header = (
    <PageHeader
      title={label}
      actions={
        <Group gap="sm">
          <ConnectionStateMark state={health.state} />
          {deletion === null && !isPaused && <PauseConnection connectionId={id} />}
          {deletion === null && (
            <LinkButton size="xs" variant="default" href={`/connections/${id}/setup`}>
              Set up step by step
            </LinkButton>
          )}
        </Group>
      }
    >
      <ConnectionPath provider={provider} />
    </PageHeader>
  );
  if (deletion !== null) {
    return (
      <>
        {header}
        <BeingDeleted connectionId={id} label={label} deletion={deletion} />
        <RefreshEvery seconds={2} />
      </>
    );
  }
  return (
    <>
      {header}
      <Stack gap="sm" mb="md">
        {isPaused && <PausedNote connectionId={id} waiting={waitingWords(health.pending)} />}
        <Findings health={health} />
        {change && <ReadingChangeNote connectionId={id} change={change} isPaused={isPaused} zone={zone} />}
      </Stack>
      <Grid gap="md">
        <GridCol span={{ base: 12, lg: 7 }}>
          <Stack gap="md">
            <HealthPanel health={health} authentication={authentication.label} zone={zone} now={now} />
            {/* A secret on show is that of before once there is a newer one. */}
            <Setup
              key={secrets[0]?.id ?? ''}
              connectionId={id}
              hidden={setupGuide(provider, connection, null)}
              authentication={authenticationNote(authentication)}
            />
          </Stack>
        </GridCol>
        <GridCol span={{ base: 12, lg: 5 }}>
          <Stack gap="md">
            <LastDeliveries connectionId={id} deliveries={deliveries} rejected={rejected} zone={zone} />
            <Secrets
              connectionId={id}
              madeByProvider={authentication.secretFrom === 'provider'}
              secrets={secrets}
              zone={zone}
            />
            <ConnectionFacts
              connection={connection}
              provider={provider}
              zone={zone}
              actions={<EditConnection {...editedConnection(connection, provider)} />}
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
            <DeleteConnection connectionId={id} label={label} zone={zone} />
          </Stack>
        </GridCol>
      </Grid>
      <RefreshEvery seconds={health.lastDeliveryAt === null ? 2 : 8} />
    </>
  );
}

function waitingWords(pending: number): string {
  if (pending === 0) return 'None has come since.';
  const count = wholeNumber(pending);
  return `${count}${pending === 10_000 ? ' or more' : ''} ${pending === 1 ? 'waits' : 'wait'} to be read.`;
}
