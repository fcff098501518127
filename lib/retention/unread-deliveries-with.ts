import { z } from 'zod';
import type { Transaction } from '../db.ts';
import { decodeContent } from '../http/decode-content.ts';
import type { NumberSpelling } from './number-spelling.ts';

const deliveryRows = z.array(
  z.object({
    id: z.uuid(),
    query: z.string(),
    trigger: z.string(),
    headers: z.record(z.string(), z.string()).catch({}),
    body: z.instanceof(Uint8Array),
  }),
);
type DeliveryRow = z.infer<typeof deliveryRows>[number];

/** Bodies are held in memory: so many of them, so many bytes, or one that is larger. */
const rowsAtOnce = 500;
const bytesAtOnce = 8 * 1024 * 1024;
/** As when a body is read. */
const decodedLimit = 10 * 1024 ** 2;

/** The deliveries that say nothing of any call (failed, ignored, not read yet) and hold the number, by their ids. */
export async function unreadDeliveriesWith(tx: Transaction, spelling: NumberSpelling): Promise<string[]> {
  const found: string[] = [];
  for (const state of ['failed', 'ignored', 'pending']) {
    let place = first;
    for (;;) {
      const places = await placesAfter(tx, state, place);
      const last = places.at(-1);
      if (!last) break;
      place = last;
      const ids = places.map(({ id }) => id);
      const rows = deliveryRows.parse(
        await tx.$queryRaw`
          SELECT id, query, trigger, headers, body FROM delivery WHERE id = ANY(${ids}::uuid[])`,
      );
      for (const row of rows) if (spelling.isIn(textOf(row))) found.push(row.id);
    }
  }
  return found;
}

const placeRows = z.array(z.object({ id: z.uuid(), receivedAt: z.string() }));
type Place = z.infer<typeof placeRows>[number];
const first: Place = { receivedAt: '-infinity', id: '00000000-0000-0000-0000-000000000000' };

async function placesAfter(tx: Transaction, state: string, { receivedAt, id }: Place): Promise<Place[]> {
  return placeRows.parse(
    await tx.$queryRaw`
      SELECT id, received_at::text AS "receivedAt" FROM (
        SELECT id, received_at, sum(octet_length(body)) OVER (ORDER BY received_at, id) - octet_length(body) AS before
        FROM (
          SELECT id, received_at, body FROM delivery
          WHERE state = ${state} AND (received_at, id) > (${receivedAt}::timestamptz, ${id}::uuid)
          ORDER BY received_at, id LIMIT ${rowsAtOnce}) AS oldest) AS batch
      WHERE before < ${bytesAtOnce}
      ORDER BY received_at, id`,
  );
}

/** Everything that came with a request, as text. */
function textOf({ query, trigger, headers, body }: DeliveryRow): string {
  const content = decodeContent(body, headers['content-encoding'] ?? '', decodedLimit);
  const text = new TextDecoder('utf-8').decode(content.ok ? content.body : body);
  // Between the digits of UTF-16 stand empty bytes.
  return [query, trigger, ...Object.values(headers), text.replaceAll('\0', '')].join('\n');
}
