import { Prisma } from '../../prisma/client/client.ts';
import type { Transaction } from '../db.ts';
import { counterColumns, summedCounters } from './call-measures.ts';
import { hangupColumns } from './hangup-columns.ts';
import { reportSettings } from './report-settings.ts';
import { rollUpHours } from './roll-up-hours.ts';
import { dayAfter, dayStart, localDateOf } from './time-range.ts';
import { waitStep } from './wait-steps.ts';

type Day = { day: string; connectionId: string; from: string; to: string };

/**
 * Recomputes the counters of the days in which changed quarter hours lie, by the report zone: what quarter hours
 * hold is added up, the rest is counted from the calls.
 *
 * OFFSET 0 keeps each stretch a look into an index: joined freely, PostgreSQL may read everything for each.
 *
 * @param dirty quarter hours whose own counters are right already.
 */
export async function rollUpDays(
  tx: Transaction,
  dirty: readonly { bucket: string; connectionId: string }[],
): Promise<void> {
  const { zone } = await reportSettings(tx);
  const list = daysOf(dirty, zone);
  const each = Prisma.sql`jsonb_to_recordset(${JSON.stringify(list)}::jsonb)
    AS d (day date, "connectionId" uuid, "from" timestamptz, "to" timestamptz)`;
  await clear(tx, each);
  await tx.$executeRaw`
    INSERT INTO call_day_rollup (day, connection_id, direction, outcome, handled_by, ${counterColumns})
    SELECT d.day, connection_id, direction, outcome, handled_by, ${summedCounters}
    FROM ${each} CROSS JOIN LATERAL (
      SELECT * FROM call_rollup
      WHERE connection_id = d."connectionId" AND bucket >= d."from" AND bucket < d."to"
      OFFSET 0) AS r
    GROUP BY 1, 2, 3, 4, 5`;
  await rollUpHours(
    tx,
    list.map(({ day }) => day),
    zone,
  );
  await countCallsOf(tx, each);
}

function daysOf(dirty: readonly { bucket: string; connectionId: string }[], zone: string): Day[] {
  const days = new Map<string, Day>();
  for (const { bucket, connectionId } of dirty) {
    const day = localDateOf(bucket, zone);
    const key = `${day} ${connectionId}`;
    if (days.has(key)) continue;
    days.set(key, { day, connectionId, from: dayStart(day, zone), to: dayStart(dayAfter(day), zone) });
  }
  return [...days.values()];
}

async function clear(tx: Transaction, each: Prisma.Sql): Promise<void> {
  const ofDays = Prisma.sql`r.day = d.day AND r.connection_id = d."connectionId"`;
  await tx.$executeRaw`DELETE FROM call_day_rollup AS r USING ${each} WHERE ${ofDays}`;
  await tx.$executeRaw`DELETE FROM hangup_day_rollup AS r USING ${each} WHERE ${ofDays}`;
  await tx.$executeRaw`DELETE FROM wait_histogram AS r USING ${each} WHERE ${ofDays}`;
  await tx.$executeRaw`DELETE FROM agent_day_rollup AS r USING ${each} WHERE ${ofDays}`;
}

/** What quarter hours do not hold, all from one reading of the calls. */
async function countCallsOf(tx: Transaction, each: Prisma.Sql): Promise<void> {
  await tx.$executeRaw`
    WITH calls AS MATERIALIZED (
      SELECT d.day, c.id, c.agent_id, c.wait, c.talk, ${hangupColumns}
      FROM ${each} CROSS JOIN LATERAL (
        SELECT * FROM call
        WHERE connection_id = d."connectionId" AND started_at >= d."from" AND started_at < d."to"
        OFFSET 0) AS c
      WHERE c.state = 'ended' AND NOT c.is_test AND c.direction <> 'internal'),
    hangups AS (
      INSERT INTO hangup_day_rollup (day, connection_id, direction, outcome, handled_by, reason, party, certainty,
        candidates, words, calls)
      SELECT day, connection_id, direction, outcome, handled_by, reason, party, certainty, candidates, words, count(*)
      FROM calls GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10),
    waits AS (
      INSERT INTO wait_histogram (day, connection_id, step, calls)
      SELECT day, connection_id, ${waitStep(Prisma.sql`wait`)}, count(*)
      FROM calls WHERE wait IS NOT NULL AND outcome = 'answered' AND direction = 'inbound'
      GROUP BY 1, 2, 3)
    INSERT INTO agent_day_rollup (day, connection_id, agent_id, direction, outcome, calls, offers, missed_offers,
      wait_sum, wait_count, talk_sum, talk_count)
    SELECT day, connection_id, agent_id, direction, outcome, sum(calls), sum(offers), sum(missed),
      coalesce(sum(wait), 0), count(wait), coalesce(sum(talk), 0), count(talk)
    FROM (
      SELECT day, connection_id, agent_id, direction, outcome, 1 AS calls, 0 AS offers, 0 AS missed, wait, talk
      FROM calls WHERE agent_id IS NOT NULL
      UNION ALL
      SELECT day, connection_id, o.agent_id, direction, outcome, 0, 1, (o.result = 'missed')::integer, NULL, NULL
      FROM calls CROSS JOIN LATERAL (SELECT * FROM call_offer WHERE call_id = calls.id OFFSET 0) AS o
      WHERE direction = 'inbound') AS each
    GROUP BY 1, 2, 3, 4, 5`;
}
