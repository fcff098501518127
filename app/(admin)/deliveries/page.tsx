import type { Metadata } from 'next';
import { CursorLinks } from '@/app/_ui/cursor-links.tsx';
import { LinkButton } from '@/app/_ui/link-button.tsx';
import { PageHeader } from '@/app/_ui/page-header.tsx';
import { RefreshEvery } from '@/app/_ui/refresh-every.tsx';
import { timeChoice } from '@/app/_ui/time-choice.ts';
import { TimeZoneChip } from '@/app/_ui/time-zone-chip.tsx';
import { withQuery } from '@/app/_ui/with-query.ts';
import { reportTimeZone } from '@/lib/analytics/report-time-zone.ts';
import { requireViewer } from '@/lib/auth/require-viewer.ts';
import type { SearchParameters } from '@/lib/calls/filter-url.ts';
import { connectionLabels } from '@/lib/connections/connection-labels.ts';
import { type DeliveryPage, listDeliveries } from '@/lib/webhooks/list-deliveries.ts';
import { listRejected } from '@/lib/webhooks/list-rejected.ts';
import classes from './deliveries.module.css';
import { readDeliveryAddress } from './delivery-address.ts';
import { DeliveryFilters } from './delivery-filters.tsx';
import { DeliveryTable } from './delivery-table.tsx';
import { RejectedTable } from './rejected-table.tsx';
import { SearchNote } from './search-note.tsx';

export const metadata: Metadata = { title: 'Deliveries' };

export default async function DeliveriesPage({ searchParams }: { searchParams: Promise<SearchParameters> }) {
  const viewer = await requireViewer('deliveries.read');
  const [connections, zone] = await Promise.all([connectionLabels(viewer), reportTimeZone()]);
  const { filters, isRejected, period, cursor, query, unusable } = readDeliveryAddress(
    await searchParams,
    zone,
    new Date(),
  );
  const { from, to } = filters;
  return (
    <>
      <PageHeader
        title="Deliveries"
        actions={
          <div className={classes.actions}>
            <TimeZoneChip zone={zone} />
            {!isRejected && (
              <LinkButton href={withQuery('/deliveries/replay', query)} variant="default" size="xs">
                {query === '' ? 'Rebuild everything …' : 'Replay these …'}
              </LinkButton>
            )}
          </div>
        }
      >
        What the providers sent, newest first.
      </PageHeader>
      <DeliveryFilters
        connections={connections}
        time={timeChoice({ from, to, ...(period === undefined ? {} : { period }) }, zone)}
        query={query}
      />
      {unusable.length > 0 && (
        <p className={classes.said} role="status">
          Not understood and left out: {unusable.map((part) => `“${part}”`).join(', ')}
        </p>
      )}
      {isRejected ? (
        <Rejected {...(await listRejected(viewer, { ...filters, cursor }))} zone={zone} />
      ) : (
        <Delivered {...(await listDeliveries(viewer, { ...filters, cursor }))} zone={zone} query={query} />
      )}
      {cursor === undefined && <RefreshEvery seconds={5} />}
    </>
  );
}

type Delivered = DeliveryPage & { zone: string; query: string };

function Delivered({ deliveries, newer, older, search, zone, query }: Delivered) {
  return (
    <>
      <SearchNote search={search} zone={zone} />
      <DeliveryTable deliveries={deliveries} zone={zone} query={query} />
      <CursorLinks newer={newer} older={older} />
    </>
  );
}

type Rejected = Awaited<ReturnType<typeof listRejected>> & { zone: string };

function Rejected({ rejected, newer, older, zone }: Rejected) {
  return (
    <>
      <RejectedTable rejected={rejected} zone={zone} />
      <CursorLinks newer={newer} older={older} />
    </>
  );
}
