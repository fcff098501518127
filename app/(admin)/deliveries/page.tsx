import type { Metadata } from 'next';
import { z } from 'zod';
import { PageHeader } from '@/app/_ui/page-header.tsx';
import { RefreshEvery } from '@/app/_ui/refresh-every.tsx';
import { TimeZoneChip } from '@/app/_ui/time-zone-chip.tsx';
import { reportTimeZone } from '@/lib/analytics/report-time-zone.ts';
import { requireViewer } from '@/lib/auth/require-viewer.ts';
import { connectionLabels } from '@/lib/connections/connection-labels.ts';
import { deliveryState, listDeliveries } from '@/lib/webhooks/list-deliveries.ts';
import { listRejected } from '@/lib/webhooks/list-rejected.ts';
import { DeliveryFilters } from './delivery-filters.tsx';
import { DeliveryTable } from './delivery-table.tsx';
import { PageLinks } from './page-links.tsx';
import { RejectedTable } from './rejected-table.tsx';

export const metadata: Metadata = { title: 'Deliveries' };

const query = z.object({
  connection: z.uuid().optional().catch(undefined),
  state: z
    .enum([...deliveryState.options, 'rejected'])
    .optional()
    .catch(undefined),
  cursor: z.string().optional().catch(undefined),
});

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function DeliveriesPage({ searchParams }: Props) {
  const viewer = await requireViewer('deliveries.read');
  const { connection, state, cursor } = query.parse(await searchParams);
  const [connections, zone] = await Promise.all([connectionLabels(viewer), reportTimeZone()]);
  const place = { connectionId: connection, cursor };
  return (
    <>
      <PageHeader title="Deliveries" actions={<TimeZoneChip zone={zone} />}>
        What the providers sent, newest first.
      </PageHeader>
      <DeliveryFilters connections={connections} connection={connection ?? ''} state={state ?? ''} />
      {state === 'rejected' ? (
        <Rejected {...(await listRejected(viewer, place))} zone={zone} />
      ) : (
        <Delivered {...(await listDeliveries(viewer, { ...place, state }))} zone={zone} />
      )}
      {cursor === undefined && <RefreshEvery seconds={5} />}
    </>
  );
}

type Delivered = Awaited<ReturnType<typeof listDeliveries>> & { zone: string };

function Delivered({ deliveries, newer, older, zone }: Delivered) {
  return (
    <>
      <DeliveryTable deliveries={deliveries} zone={zone} />
      <PageLinks newer={newer} older={older} />
    </>
  );
}

type Rejected = Awaited<ReturnType<typeof listRejected>> & { zone: string };

function Rejected({ rejected, newer, older, zone }: Rejected) {
  return (
    <>
      <RejectedTable rejected={rejected} zone={zone} />
      <PageLinks newer={newer} older={older} />
    </>
  );
}
