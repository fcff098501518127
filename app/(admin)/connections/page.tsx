import { IconPlus } from '@tabler/icons-react';
import type { Metadata } from 'next';
import { EmptyNote } from '@/app/_ui/empty-note.tsx';
import { LinkButton } from '@/app/_ui/link-button.tsx';
import { PageHeader } from '@/app/_ui/page-header.tsx';
import { RefreshEvery } from '@/app/_ui/refresh-every.tsx';
import { reportTimeZone } from '@/lib/analytics/report-time-zone.ts';
import { requireViewer } from '@/lib/auth/require-viewer.ts';
import { demoState } from '@/lib/demo/demo-state.ts';
import { connectionHealth } from '@/lib/health/connection-health.ts';
import { ConnectionTable } from './connection-table.tsx';
import { DemoNote } from './demo-note.tsx';

export const metadata: Metadata = { title: 'Connections' };

export default async function ConnectionsPage() {
  const viewer = await requireViewer('connections.manage');
  const now = new Date();
  const [connections, zone, demo] = await Promise.all([
    connectionHealth(viewer, { now }),
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
        <ConnectionTable connections={connections} zone={zone} now={now} />
      )}
      <RefreshEvery seconds={10} />
    </>
  );
}
