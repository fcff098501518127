import { z } from 'zod';
import type { Transaction } from '../db.ts';
import { connectionDayCounters, connectionWeekCounters } from './day-counters.ts';
import { reportSettings } from './report-settings.ts';
import { lockCounters } from './roll-up.ts';
import { rollUpHours } from './roll-up-hours.ts';

const dayRows = z.array(z.object({ day: z.string() }));

/** Takes everything that connections contributed out of the counters, before the connections themselves go. */
export async function forgetConnections(tx: Transaction, connectionIds: readonly string[]): Promise<void> {
  await lockCounters(tx, true);
  const { zone } = await reportSettings(tx);
  const days = dayRows.parse(
    await tx.$queryRaw`
      SELECT DISTINCT day::text AS day FROM call_day_rollup WHERE connection_id = ANY(${connectionIds}::uuid[])`,
  );
  const ofConnections = { where: { connectionId: { in: [...connectionIds] } } };
  await tx.dirtyBucket.deleteMany(ofConnections);
  await tx.callRollup.deleteMany(ofConnections);
  for (const counter of [...connectionDayCounters, ...connectionWeekCounters])
    await tx.$executeRaw`DELETE FROM ${counter} WHERE connection_id = ANY(${connectionIds}::uuid[])`;
  await rollUpHours(
    tx,
    days.map(({ day }) => day),
    zone,
  );
}
