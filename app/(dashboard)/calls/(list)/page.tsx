import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { Suspense } from 'react';
import { ActiveFilters } from '@/app/_ui/active-filters.tsx';
import { RefreshOnChange } from '@/app/_ui/refresh-on-change.tsx';
import { timeChoice } from '@/app/_ui/time-choice.ts';
import { TimeZoneChip } from '@/app/_ui/time-zone-chip.tsx';
import { agentNames } from '@/lib/agents/agent-names.ts';
import { calendar } from '@/lib/analytics/calendar.ts';
import { reportTimeZone } from '@/lib/analytics/report-time-zone.ts';
import { requireViewer } from '@/lib/auth/require-viewer.ts';
import { can } from '@/lib/auth/viewer.ts';
import { cursorAt, isCursor } from '@/lib/calls/call-cursor.ts';
import { orderFromUrl } from '@/lib/calls/call-order.ts';
import { callsMarker } from '@/lib/calls/calls-marker.ts';
import { countCalls } from '@/lib/calls/count-calls.ts';
import { filtersFromUrl } from '@/lib/calls/filter-url.ts';
import { listCalls } from '@/lib/calls/list-calls.ts';
import { isHidden } from '@/lib/calls/search-calls.ts';
import { searchHits } from '@/lib/calls/search-hits.ts';
import { connectionLabels } from '@/lib/connections/connection-labels.ts';
import { defaultViewQuery } from '@/lib/views/default-view-query.ts';
import { listQuery } from '@/lib/views/list-query.ts';
import { listViews } from '@/lib/views/list-views.ts';
import { mayShareViews } from '@/lib/views/may-share-views.ts';
import { toCallListRow } from './_list/call-list-row.ts';
import { CallTableSettings } from './_list/call-table-settings.tsx';
import { CallTotal } from './_list/call-total.tsx';
import { ColumnsMenu } from './_list/columns-menu.tsx';
import { ExportMenu } from './_list/export-menu.tsx';
import { ExportOfTotal } from './_list/export-of-total.tsx';
import { FilterDisclosure } from './_list/filter-disclosure.tsx';
import { FilterPanel, FilterPanelLoading } from './_list/filter-panel.tsx';
import { listAddress } from './_list/list-address.ts';
import { LiveCalls } from './_list/live-calls.tsx';
import { NoCalls } from './_list/no-calls.tsx';
import { openView } from './_list/open-view.ts';
import { PageLinks } from './_list/page-links.tsx';
import { PinnedViews } from './_list/pinned-views.tsx';
import { readCallTable } from './_list/read-call-table.ts';
import { SearchForm } from './_list/search-form.tsx';
import { sortLinks } from './_list/sort-links.ts';
import { TimeControl } from './_list/time-control.tsx';
import { ViewsMenu } from './_list/views-menu.tsx';
import classes from './calls.module.css';

export const metadata: Metadata = { title: 'Calls' };

const rowsPerPage = 50;

export default async function CallsPage({ searchParams }: PageProps<'/calls'>) {
  const viewer = await requireViewer('calls.read');
  const parameters = await searchParams;
  if (Object.keys(parameters).length === 0) {
    const preferred = await defaultViewQuery(viewer);
    if (preferred !== null) redirect(listAddress(preferred));
  }
  const zone = await reportTimeZone();
  const { filters, unusable } = filtersFromUrl(parameters, calendar(zone));
  const order = orderFromUrl(parameters.sort);
  const query = listQuery(filters, order);
  const cursor = typeof parameters.cursor === 'string' ? parameters.cursor : undefined;
  if (cursor !== undefined && !isCursor(cursor, order)) redirect(listAddress(query));

  // Begun before the rows and shown after them.
  const total = countCalls(viewer, filters);
  total.catch(() => {});
  // The marker is read first: what arrives meanwhile is then shown twice rather than not at all.
  const marker = await callsMarker(viewer);
  const [page, labels, agents, views] = await Promise.all([
    listCalls(viewer, { filters, order, limit: rowsPerPage, ...(cursor === undefined ? {} : { cursor }) }),
    connectionLabels(viewer),
    agentNames(
      viewer,
      [filters.agent, filters.offeredTo, filters.missedBy].flatMap((ids) => ids ?? []),
    ),
    listViews(viewer),
  ]);
  const hits = filters.q === undefined ? new Map() : await searchHits(viewer, filters.q, page.calls);
  const connections = new Map(labels.map((label) => [label.id, label]));
  const names = new Map([
    ...labels.map(({ id, label }) => [id, label] as const),
    ...labels.map(({ provider, providerLabel }) => [provider, providerLabel] as const),
    ...agents,
  ]);
  const [first] = page.calls;
  const view = openView(views, query);
  const given = await readCallTable(viewer, view, query);
  const { connection: narrowedTo, ...others } = filters;
  const queryOfRemoved =
    narrowedTo?.every((id) => !connections.has(id)) === true ? listQuery(others, order) : null;

  return (
    <CallTableSettings given={given}>
      <div className={classes.page}>
        <header className={classes.header}>
          <h1>Calls</h1>
          <p className={classes.total}>
            <Suspense fallback="Counting …" key={query}>
              <CallTotal total={total} />
            </Suspense>
          </p>
          <TimeZoneChip zone={zone} />
          <div className={classes.tools}>
            <ViewsMenu views={views} query={query} mayShare={mayShareViews(viewer)} />
            <ColumnsMenu />
            {can(viewer, 'export') && (
              <Suspense
                fallback={<ExportMenu query={query} total={null} what="All calls that match" />}
                key={`export ${query}`}
              >
                <ExportOfTotal query={query} total={total} />
              </Suspense>
            )}
          </div>
        </header>
        <PinnedViews views={views} query={query} />
        <div className={classes.controls}>
          <SearchForm query={query} q={filters.q ?? ''} />
          <TimeControl choice={timeChoice(filters, zone)} query={query} />
        </div>
        <ActiveFilters
          filters={filters}
          unusable={unusable}
          names={names}
          zone={zone}
          hrefOf={(others) => listAddress(listQuery(others, order))}
          showsTime
        />
        <div className={classes.body}>
          <FilterDisclosure active={Object.keys(filters).filter((name) => !timeOrSearch.has(name)).length}>
            <Suspense fallback={<FilterPanelLoading />}>
              <FilterPanel viewer={viewer} filters={filters} order={order} names={names} />
            </Suspense>
          </FilterDisclosure>
          <div className={classes.list}>
            {first === undefined ? (
              <>
                <RefreshOnChange marker={marker} />
                <NoCalls
                  filtered={query !== ''}
                  onCursor={cursor !== undefined}
                  query={query}
                  isMasked={isHidden(viewer, filters.q ?? '')}
                  queryOfRemoved={queryOfRemoved}
                  view={view}
                />
              </>
            ) : (
              <LiveCalls
                rows={page.calls.map((call) => toCallListRow(call, { query, connections, zone, hits }))}
                query={query}
                top={cursorAt(first, order, 'before')}
                isFirstPage={page.previous === null}
                marker={marker}
                sorting={order}
                sortLinks={sortLinks(filters, order)}
              />
            )}
            {order.by !== 'started' && (
              <p className={classes.sorted}>
                Sorted by {order.by}: calls whose {order.by} is not known are not listed.
              </p>
            )}
            <PageLinks previous={page.previous} next={page.next} query={query} />
          </div>
        </div>
      </div>
    </CallTableSettings>
  );
}

/** Filters with a control of their own beside the panel, and whose clock others are of. */
const timeOrSearch = new Set(['q', 'from', 'to', 'period', 'zone']);
