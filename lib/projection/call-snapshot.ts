import { z } from 'zod';
import type { Transaction } from '../db.ts';

/** Everything that is stored of a call, column by column, as JSON text; its conversation and findings as one each. */
export type CallSnapshot = ReadonlyMap<string, string>;

const snapshotRows = z.array(z.object({ id: z.uuid(), facts: z.record(z.string(), z.json()) }));

/** Calls as they stand now, by id. */
export async function callSnapshots(
  tx: Transaction,
  callIds: readonly string[],
): Promise<Map<string, CallSnapshot>> {
  if (callIds.length === 0) return new Map();
  const rows = snapshotRows.parse(
    await tx.$queryRaw`
      SELECT c.id, to_jsonb(c) || jsonb_build_object(
        'conversation', (SELECT md5(jsonb_agg(to_jsonb(t) ORDER BY t.position)::text)
          FROM transcript_turn AS t WHERE t.call_id = c.id),
        'findings', (SELECT md5(jsonb_agg(to_jsonb(a) ORDER BY a.position)::text)
          FROM extracted_action AS a WHERE a.call_id = c.id)) AS facts
      FROM call AS c WHERE c.id = ANY(${[...callIds]}::uuid[])`,
  );
  return new Map(
    rows.map(({ id, facts }) => [
      id,
      new Map(Object.entries(facts).map(([name, value]) => [name, JSON.stringify(value)])),
    ]),
  );
}
