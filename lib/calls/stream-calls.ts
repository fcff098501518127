import { z } from 'zod';
import { Prisma } from '../../prisma/client/client.ts';
import { authorise, type Viewer } from '../auth/viewer.ts';
import { db } from '../db.ts';
import type { Call } from './call.ts';
import { beyond } from './call-cursor.ts';
import { callColumns, toCall } from './call-row.ts';
import { type CallFilters, whereCalls } from './filters.ts';
import { redactCall } from './redact-call.ts';

/**
 * Every call that matches, oldest first by (started, id), read in batches so that memory stays flat however
 * many there are. The order depends on nothing but the calls: the same calls give the same sequence. What the
 * viewer's role may not see is masked or null.
 *
 * @throws {AppError} `forbidden` without the right to read calls, when the first call is asked for.
 */
export async function* streamCalls(
  viewer: Viewer,
  options: { filters?: CallFilters; batch?: number } = {},
): AsyncGenerator<Call, void, undefined> {
  authorise(viewer, 'calls.read');
  const where = whereCalls(options.filters ?? {});
  const batch = options.batch ?? 1000;
  let reached: Prisma.Sql = Prisma.sql`TRUE`;
  for (;;) {
    const rows = z.array(z.unknown()).parse(
      await db().$queryRaw`
        SELECT ${callColumns}
        FROM call AS c JOIN connection AS n ON n.id = c.connection_id
        WHERE ${where} AND ${reached}
        ORDER BY c.started_at, c.id
        LIMIT ${batch}`,
    );
    let last: Call | undefined;
    for (const row of rows) {
      last = toCall(row);
      yield redactCall(viewer, last);
    }
    if (last === undefined || rows.length < batch) return;
    reached = beyond({ side: 'newer', startedAt: last.startedAt, id: last.id });
  }
}
