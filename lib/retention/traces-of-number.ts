import { z } from 'zod';
import type { Transaction } from '../db.ts';
import type { NumberSpelling } from './number-spelling.ts';
import { unreadDeliveriesWith } from './unread-deliveries-with.ts';

/** Where a number stands, beside what hangs on its calls. */
type NumberTraces = {
  /** Calls of the customer with this number. */
  callIds: string[];
  /** Deliveries that say nothing of any call (failed, ignored, not read yet) and hold the number. */
  deliveryIds: string[];
  /** Saved searches for it. */
  viewIds: string[];
  /** Notes on other calls that mention it. */
  noteIds: string[];
  /** Long work that has ended and whose description or result names it. */
  jobIds: string[];
};

/** Everything that holds the number (E.164). Reads every delivery that is failed, ignored or waiting. */
export async function tracesOfNumber(
  tx: Transaction,
  e164: string,
  spelling: NumberSpelling,
): Promise<NumberTraces> {
  return {
    callIds: await callsOf(tx, e164, spelling),
    deliveryIds: await unreadDeliveriesWith(tx, spelling),
    viewIds: matching(spelling, await tx.$queryRaw`SELECT id, name || ' ' || query AS text FROM saved_view`),
    noteIds: matching(
      spelling,
      await tx.$queryRaw`
        SELECT id, text FROM call_note
        WHERE regexp_replace(text, '[^0-9]', '', 'g') LIKE ${`%${spelling.national}%`} OR text ~ '[^[:ascii:]]'`,
    ),
    jobIds: matching(
      spelling,
      await tx.$queryRaw`
        SELECT id, concat_ws(' ', input::text, cursor::text, result::text, problem) AS text FROM job
        WHERE state <> 'running'`,
    ),
  };
}

const textRows = z.array(z.object({ id: z.uuid(), text: z.string() }));

function matching(spelling: NumberSpelling, rows: unknown): string[] {
  return textRows
    .parse(rows)
    .filter(({ text }) => spelling.isIn(text))
    .map(({ id }) => id);
}

const callRows = z.array(
  z.object({ id: z.uuid(), number: z.string().nullable(), raw: z.string().nullable() }),
);

/** Found by the digits' index; a number of another country that ends with the same digits is another number. */
async function callsOf(tx: Transaction, e164: string, spelling: NumberSpelling): Promise<string[]> {
  const rows = await tx.$queryRaw`
    SELECT c.id, c.customer_number AS number, c.customer_number_raw AS raw FROM call AS c
    WHERE regexp_replace(coalesce(c.customer_number, c.customer_number_raw, ''), '\\D', '', 'g')
      LIKE ${`%${spelling.national}%`}`;
  return callRows
    .parse(rows)
    .filter(({ number, raw }) => (number === null ? raw !== null && spelling.isIn(raw) : number === e164))
    .map(({ id }) => id);
}
