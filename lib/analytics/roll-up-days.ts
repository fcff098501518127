import { Prisma } from '../../prisma/client/client.ts';
import type { Transaction } from '../db.ts';
import {
  callKeys,
  callMeasures,
  countedCall,
  counterColumns,
  counterKeys,
  summedCounters,
  thresholds,
} from './call-measures.ts';
import { connectionDayCounters } from './day-counters.ts';
import { hangupColumns, hangupKeys } from './hangup-columns.ts';
import { hourColumns, summedHours } from './hour-columns.ts';
import { reportSettings } from './report-settings.ts';
import { rollUpHours } from './roll-up-hours.ts';
import { rollUpWeeks } from './roll-up-weeks.ts';
import { dayAfter, dayStart, localDateOf } from './time-range.ts';
import { waitStep } from './wait-steps.ts';

type Day = { day: string; connectionId: string; from: string; to: string };

/**
 * Recomputes the counters of the days in which changed quarter hours lie, by the report zone, and of their weeks:
 * what quarter hours hold is added up, the rest is counted from the calls.
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
    INSERT INTO call_day_rollup (day, ${counterKeys}, ${counterColumns})
    SELECT d.day, ${counterKeys}, ${summedCounters}
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
  await countCallsOf(tx, each, zone);
  await rollUpWeeks(tx, list);
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
  for (const counter of connectionDayCounters) {
    await tx.$executeRaw`
      DELETE FROM ${counter} AS r USING ${each} WHERE r.day = d.day AND r.connection_id = d."connectionId"`;
  }
}

/** What quarter hours do not hold, all from one reading of the calls. */
async function countCallsOf(tx: Transaction, each: Prisma.Sql, zone: string): Promise<void> {
  await tx.$executeRaw`
    WITH calls AS MATERIALIZED (
      SELECT d.day, c.id, c.agent_id, ${callKeys}, ${callMeasures}, ${hangupColumns},
        CASE WHEN c.outcome = 'answered' AND c.direction = 'inbound' THEN ${waitStep(Prisma.sql`c.wait`)} END AS step
      FROM ${each} CROSS JOIN LATERAL (
        SELECT * FROM call
        WHERE connection_id = d."connectionId" AND started_at >= d."from" AND started_at < d."to"
        OFFSET 0) AS c
      CROSS JOIN ${thresholds}
      WHERE ${countedCall}),
    -- What is grouped by agents is added up to what is not: there are fewer groups than calls.
    hangups AS MATERIALIZED (
      SELECT day, agent_id, ${counterKeys}, ${hangupKeys}, count(*) AS calls
      FROM calls GROUP BY day, agent_id, ${counterKeys}, ${hangupKeys}),
    all_hangups AS (
      INSERT INTO hangup_day_rollup (day, ${counterKeys}, ${hangupKeys}, calls)
      SELECT day, ${counterKeys}, ${hangupKeys}, sum(calls) FROM hangups GROUP BY day, ${counterKeys}, ${hangupKeys}),
    agent_hangups AS (
      INSERT INTO agent_hangup_rollup (day, agent_id, ${counterKeys}, ${hangupKeys}, calls)
      SELECT day, agent_id, ${counterKeys}, ${hangupKeys}, calls FROM hangups WHERE agent_id IS NOT NULL),
    waits AS MATERIALIZED (
      SELECT day, agent_id, connection_id, handled_by, step, count(*) AS calls
      FROM calls WHERE step IS NOT NULL GROUP BY 1, 2, 3, 4, 5),
    all_waits AS (
      INSERT INTO wait_histogram (day, connection_id, handled_by, steps, calls)
      SELECT day, connection_id, handled_by, array_agg(step ORDER BY step), array_agg(calls ORDER BY step)
      FROM (SELECT day, connection_id, handled_by, step, sum(calls) AS calls FROM waits GROUP BY 1, 2, 3, 4) AS w
      GROUP BY 1, 2, 3),
    agent_waits AS (
      INSERT INTO agent_wait_histogram (day, agent_id, connection_id, handled_by, steps, calls)
      SELECT day, agent_id, connection_id, handled_by, array_agg(step ORDER BY step), array_agg(calls ORDER BY step)
      FROM waits WHERE agent_id IS NOT NULL GROUP BY 1, 2, 3, 4),
    hours AS (
      INSERT INTO agent_hour_rollup (day, agent_id, connection_id, hour, ${hourColumns})
      SELECT day, agent_id, connection_id, date_part('hour', at AT TIME ZONE ${zone}), ${summedHours}
      FROM calls WHERE agent_id IS NOT NULL GROUP BY 1, 2, 3, 4, direction)
    INSERT INTO agent_day_rollup (day, agent_id, ${counterKeys}, ${counterColumns}, offers, missed_offers)
    SELECT day, agent_id, ${counterKeys}, ${summedCounters}, sum(offers), sum(missed)
    FROM (
      SELECT day, agent_id, ${counterKeys}, ${counterColumns}, 0 AS offers, 0 AS missed FROM calls WHERE agent_id IS NOT NULL
      UNION ALL
      SELECT day, o.agent_id, ${counterKeys}, 0, 0, 0, NULL, 0, NULL, 0, NULL, 0, NULL, 0, NULL, 1, (o.result = 'missed')::integer
      FROM calls CROSS JOIN LATERAL (SELECT * FROM call_offer WHERE call_id = calls.id OFFSET 0) AS o
      WHERE direction = 'inbound') AS each
    GROUP BY day, agent_id, ${counterKeys}`;
}
