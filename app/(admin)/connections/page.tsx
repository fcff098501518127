import { Table, TableTbody, TableTd, TableTh, TableThead, TableTr, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { Metadata } from 'next';
import { EmptyNote } from '@/app/_ui/empty-note.tsx';
import { Instant } from '@/app/_ui/instant.tsx';
import { LinkButton } from '@/app/_ui/link-button.tsx';
import { PageHeader } from '@/app/_ui/page-header.tsx';
import { RefreshEvery } from '@/app/_ui/refresh-every.tsx';
import { TableFrame } from '@/app/_ui/table-frame.tsx';
import { TextLink } from '@/app/_ui/text-link.tsx';
import { reportTimeZone } from '@/lib/analytics/report-time-zone.ts';
import { requireViewer } from '@/lib/auth/require-viewer.ts';
import { type ConnectionHealth, listConnections } from '@/lib/connections/list-connections.ts';
import { demoState } from '@/lib/demo/demo-state.ts';
import { ConnectionStatusMark } from './connection-status-mark.tsx';
import { DemoNote } from './demo-note.tsx';

export const metadata: Metadata = { title: 'Connections' };

export default async function ConnectionsPage() {
  const viewer = await requireViewer('connections.manage');
  const [connections, zone, demo] = await Promise.all([
    listConnections(viewer),
    reportTimeZone(),
    demoState(viewer),
  ]);
  const add = (
    <LinkButton href="/connections/new" leftSection={<IconPlus size={16} />}>
      Add a connection
    </LinkButton>
  );
  return (
    <>
      <PageHeader title="Connections" actions={connections.length > 0 ? add : undefined}>
        Provider accounts that send their calls here.
      </PageHeader>
      <DemoNote demo={demo} />
      {connections.length === 0 ? (
        <EmptyNote title="No connection yet" action={add}>
          A connection is one account at a telephony provider. Add it here, paste its address into the
          provider’s portal, and its calls appear.
        </EmptyNote>
      ) : (
        <ConnectionTable connections={connections} zone={zone} />
      )}
      <RefreshEvery seconds={10} />
    </>
  );
}

function ConnectionTable({ connections, zone }: { connections: ConnectionHealth[]; zone: string }) {
  return (
    <TableFrame label="Connections" minWidth={680}>
      <Table highlightOnHover>
        <TableThead>
          <TableTr>
            <TableTh>Connection</TableTh>
            <TableTh>Status</TableTh>
            <TableTh>Last delivery</TableTh>
            <TableTh ta="right">Received, 24 h</TableTh>
            <TableTh ta="right">Failed, 24 h</TableTh>
            <TableTh ta="right">Rejected, 24 h</TableTh>
          </TableTr>
        </TableThead>
        <TableTbody>
          {connections.map((connection) => (
            <TableTr key={connection.id}>
              <TableTd>
                <TextLink href={`/connections/${connection.id}`} fw={500}>
                  {connection.label}
                </TextLink>
                <Text size="xs" c="dimmed">
                  {connection.providerLabel}
                </Text>
              </TableTd>
              <TableTd>
                <ConnectionStatusMark status={connection.status} />
              </TableTd>
              <TableTd>
                <Instant at={connection.lastDeliveryAt?.toISOString() ?? null} zone={zone} />
              </TableTd>
              <TableTd ta="right">
                <Count value={connection.receivedLastDay} href={`/deliveries?connection=${connection.id}`} />
              </TableTd>
              <TableTd ta="right">
                <Count
                  value={connection.failedLastDay}
                  href={`/deliveries?connection=${connection.id}&state=failed`}
                />
              </TableTd>
              <TableTd ta="right">
                <Count
                  value={connection.rejectedLastDay}
                  href={`/deliveries?connection=${connection.id}&state=rejected`}
                />
              </TableTd>
            </TableTr>
          ))}
        </TableTbody>
      </Table>
    </TableFrame>
  );
}

function Count({ value, href }: { value: number; href: string }) {
  if (value === 0)
    return (
      <Text span size="sm" c="dimmed">
        0
      </Text>
    );
  return <TextLink href={href}>{value.toLocaleString('en-GB')}</TextLink>;
}
