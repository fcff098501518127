import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { RefreshOnChange } from '@/app/_ui/refresh-on-change.tsx';
import { TimeZoneChip } from '@/app/_ui/time-zone-chip.tsx';
import { reportTimeZone } from '@/lib/analytics/report-time-zone.ts';
import { dayStart } from '@/lib/analytics/time-range.ts';
import { requireViewer } from '@/lib/auth/require-viewer.ts';
import { isCursor } from '@/lib/calls/call-cursor.ts';
import { callsMarker } from '@/lib/calls/calls-marker.ts';
import { filtersFromUrl, filtersToUrl } from '@/lib/calls/filter-url.ts';
import { listCalls } from '@/lib/calls/list-calls.ts';
import { connectionLabels } from '@/lib/connections/connection-labels.ts';
import { ActiveFilters } from './_list/active-filters.tsx';
import { toCallListRow } from './_list/call-list-row.ts';
import { CallsTable } from './_list/calls-table.tsx';
import { NoCalls } from './_list/no-calls.tsx';
import { PageLinks } from './_list/page-links.tsx';
import classes from './calls.module.css';

export const metadata: Metadata = { title: 'Calls' };

const rowsPerPage = 50;

export default async function CallsPage({ searchParams }: PageProps<'/calls'>) {
  const viewer = await requireViewer('calls.read');
  const parameters = await searchParams;
  const zone = await reportTimeZone();
  const { filters, unusable } = filtersFromUrl(parameters, (date) => dayStart(date, zone));
  const query = filtersToUrl(filters);
  const cursor = typeof parameters.cursor === 'string' ? parameters.cursor : undefined;
  if (cursor !== undefined && !isCursor(cursor)) redirect(query === '' ? '/calls' : `/calls?${query}`);

  // The marker is read first: what arrives meanwhile is then shown twice rather than not at all.
  const marker = await callsMarker(viewer);
  const [page, connections] = await Promise.all([
    listCalls(viewer, { filters, limit: rowsPerPage, ...(cursor === undefined ? {} : { cursor }) }),
    connectionLabels(viewer),
  ]);
  const labels = new Map(connections.map(({ id, label }) => [id, label]));

  return (
    <div className={classes.page}>
      <RefreshOnChange marker={marker} />
      <header className={classes.header}>
        <h1>Calls</h1>
        <TimeZoneChip zone={zone} />
      </header>
      <ActiveFilters filters={filters} unusable={unusable} connections={labels} zone={zone} />
      {page.calls.length === 0 ? (
        <NoCalls filtered={query !== ''} onCursor={cursor !== undefined} query={query} />
      ) : (
        <CallsTable rows={page.calls.map((call) => toCallListRow(call, labels, zone))} />
      )}
      <PageLinks newer={page.newer} older={page.older} query={query} />
    </div>
  );
}
