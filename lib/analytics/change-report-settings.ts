import { z } from 'zod';
import { record } from '../audit/record.ts';
import { authorise, type Viewer } from '../auth/viewer.ts';
import { db, patiently, type Transaction } from '../db.ts';
import { parseInput } from '../http/parse-input.ts';
import { timeZone } from '../workspace/time-zone.ts';
import { zoneCounters } from './day-counters.ts';
import { lockCounters } from './roll-up.ts';

const seconds = z.number().int().min(0).max(3600);
const change = z.strictObject({
  reportTimeZone: timeZone.optional(),
  shortCallSeconds: seconds.optional(),
  serviceLevelSeconds: seconds.optional(),
});

/**
 * Changes by whose clock and which thresholds figures are made. What depends on it is recomputed by the projector
 * from then on, and `reportSettings` says how far that is; figures are read from what is right meanwhile, only
 * short calls and service levels change on the way. Audited; a change of nothing does nothing.
 *
 * @throws {AppError} `forbidden` without the right to change settings; `invalid_input` for a value that cannot be.
 */
export async function changeReportSettings(viewer: Viewer, input: unknown): Promise<void> {
  authorise(viewer, 'settings.manage');
  const wanted = parseInput(change, input);
  await patiently(() =>
    db().$transaction(
      async (tx) => {
        await lockCounters(tx, true);
        const before = await tx.workspace.upsert({ where: { id: 1 }, create: {}, update: {} });
        const after = { ...before, ...wanted };
        const changed = change.keyof().options.filter((name) => before[name] !== after[name]);
        if (changed.length === 0) return;
        const only = (settings: typeof before) =>
          Object.fromEntries(changed.map((name) => [name, settings[name]]));
        await tx.workspace.update({ where: { id: 1 }, data: only(after) });
        await record(tx, viewer, {
          action: 'settings.changed',
          subjectType: 'workspace',
          subjectId: null,
          before: only(before),
          after: only(after),
        });
        await recompute(tx, { days: changed.includes('reportTimeZone') });
      },
      { maxWait: 10_000, timeout: 60_000 },
    ),
  );
}

/** Has all counters made anew, `days`: those of the days of another zone removed at once. */
async function recompute(tx: Transaction, { days }: { days: boolean }): Promise<void> {
  if (days) {
    for (const counter of zoneCounters) await tx.$executeRaw`DELETE FROM ${counter}`;
  }
  await tx.$executeRaw`
    INSERT INTO dirty_bucket (bucket, connection_id)
    SELECT DISTINCT bucket, connection_id FROM call_rollup ORDER BY connection_id, bucket`;
  await tx.$executeRaw`
    UPDATE workspace SET recompute_until = due.until, recompute_total = due.total
    FROM (SELECT max(id) AS until, count(*)::integer AS total FROM dirty_bucket) AS due
    WHERE due.total > 0`;
}
