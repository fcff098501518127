import { z } from 'zod';
import { toCallListRow } from '@/app/(dashboard)/calls/(list)/_list/call-list-row.ts';
import { calendar } from '@/lib/analytics/calendar.ts';
import { reportTimeZone } from '@/lib/analytics/report-time-zone.ts';
import { requireApiViewer } from '@/lib/auth/require-api-viewer.ts';
import { callChanges } from '@/lib/calls/call-changes.ts';
import { orderFromUrl } from '@/lib/calls/call-order.ts';
import { filtersFromUrl } from '@/lib/calls/filter-url.ts';
import { searchHits } from '@/lib/calls/search-hits.ts';
import { connectionLabels } from '@/lib/connections/connection-labels.ts';
import { assertSmallBody } from '@/lib/http/assert-small-body.ts';
import { parseInput } from '@/lib/http/parse-input.ts';
import { problemResponse } from '@/lib/http/problem.ts';
import { listQuery } from '@/lib/views/list-query.ts';

const asked = z.object({
  /** The query string of the page. */
  query: z.string().max(8_000),
  ids: z.array(z.uuid()).max(100),
  top: z.string().max(500).optional(),
});

/** What an open page of the list asks when something has changed: its rows as they are now, and how many are new. */
export async function POST(request: Request): Promise<Response> {
  try {
    const viewer = await requireApiViewer();
    assertSmallBody(request, 50_000);
    const { query, ids, top } = parseInput(asked, await request.json().catch(() => null));
    const zone = await reportTimeZone();
    const parameters = Object.fromEntries(
      [...new Set(new URLSearchParams(query).keys())].map((name) => [
        name,
        new URLSearchParams(query).getAll(name),
      ]),
    );
    const { filters } = filtersFromUrl(parameters, calendar(zone));
    const order = orderFromUrl(parameters.sort?.[0]);
    const { calls, news } = await callChanges(viewer, {
      filters,
      order,
      ids,
      ...(top === undefined ? {} : { top }),
    });
    const connections = new Map((await connectionLabels(viewer)).map((each) => [each.id, each]));
    const hits = filters.q === undefined ? new Map() : await searchHits(viewer, filters.q, calls);
    const rows = calls.map((call) =>
      toCallListRow(call, { query: listQuery(filters, order), connections, zone, hits }),
    );
    return Response.json({ rows, news }, { headers: { 'cache-control': 'no-store' } });
  } catch (error) {
    return problemResponse(error);
  }
}
