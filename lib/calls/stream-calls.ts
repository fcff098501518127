import { z } from 'zod';
import { Prisma } from '../../prisma/client/client.ts';
import { authorise, type Viewer } from '../auth/viewer.ts';
import { db } from '../db.ts';
import type { Call, WholeCall } from './call.ts';
import { beyond } from './call-cursor.ts';
import type { CallOrder } from './call-order.ts';
import { callColumns, toCall } from './call-row.ts';
import type { CallFilters } from './filters.ts';
import { alternativesOf, firstIds } from './match-calls.ts';
import { redactCall, redactWholeCall } from './redact-call.ts';
import { withConversation } from './with-conversation.ts';

const oldestFirst: CallOrder = { by: 'started', descending: false };

type StreamOptions = { filters?: CallFilters; batch?: number };

/**
 * Every call that matches, oldest first by (started, id), read in batches so that memory stays flat however
 * many there are. The order depends on nothing but the calls: the same calls give the same sequence. What the
 * viewer's role may not see is masked or null. With `conversation` each has its transcript and its actions.
 *
 * @throws {AppError} `forbidden` without the right to read calls, when the first call is asked for.
 */
export function streamCalls(
  viewer: Viewer,
  options: StreamOptions & { conversation: true },
): AsyncGenerator<WholeCall, void, undefined>;
export function streamCalls(viewer: Viewer, options?: StreamOptions): AsyncGenerator<Call, void, undefined>;
export async function* streamCalls(
  viewer: Viewer,
  options: StreamOptions & { conversation?: true } = {},
): AsyncGenerator<Call, void, undefined> {
  authorise(viewer, 'calls.read');
  const alternatives = await alternativesOf(viewer, options.filters ?? {});
  // A conversation may be a megabyte, a call without it is a kilobyte or two.
  const batch = options.batch ?? (options.conversation ? 100 : 1000);
  const read = async (reached: Prisma.Sql): Promise<unknown[]> =>
    z.array(z.unknown()).parse(
      await db().$queryRaw`
        WITH page AS MATERIALIZED (${firstIds(alternatives, oldestFirst, { after: reached, limit: batch })})
        SELECT ${callColumns}
        FROM page JOIN call AS c ON c.id = page.id JOIN connection AS n ON n.id = c.connection_id
        ORDER BY page.key, page.id`,
    );
  let ahead: Promise<unknown[]> | undefined = read(Prisma.sql`TRUE`);
  while (ahead) {
    const rows: unknown[] = await ahead;
    const last = rows.length < batch ? undefined : toCall(rows.at(-1));
    // The database reads the next batch while this one is made use of.
    ahead =
      last && read(beyond({ side: 'after', by: 'started', key: last.startedAt, id: last.id }, oldestFirst));
    // Whoever waits for it gets the error; nobody does when the reader has left.
    ahead?.catch(() => {});
    const calls = rows.map(toCall);
    if (options.conversation) {
      for (const call of await withConversation(calls)) yield redactWholeCall(viewer, call);
    } else {
      for (const call of calls) yield redactCall(viewer, call);
    }
  }
}
