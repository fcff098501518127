import { z } from 'zod';
import { jobKind } from '../jobs/job-kind.ts';
import { bodyPlace, removeDue } from './remove-due.ts';
import { cutoffs, retentionClass } from './retention-class.ts';

/** Everything that went so far, by name. */
const removed = z.record(z.string(), z.number());

const cursor = z.object({ of: retentionClass, place: bodyPlace.nullable(), removed });

/**
 * The work of removing what is older than it is kept, as it was when the job began: class by class, a batch a step.
 * Its result says how many of each went.
 */
export const retentionJob = jobKind({
  name: 'retention',
  input: z.object({ before: cutoffs }),
  cursor,
  step: async (tx, { input, cursor: at, done }) => {
    const classes = retentionClass.options.filter((name) => input.before[name] !== undefined);
    const of = at?.of ?? classes[0];
    const cutoff = of === undefined ? undefined : input.before[of];
    if (of === undefined || cutoff === undefined)
      return { cursor: null, result: { removed: at?.removed ?? {} } };

    const batch = await removeDue[of](tx, cutoff, at?.place ?? null);
    const total = added(at?.removed ?? {}, batch.removed);
    const next = batch.more ? of : classes[classes.indexOf(of) + 1];
    const moved = Object.values(batch.removed).reduce((sum, count) => sum + count, 0);
    return {
      cursor:
        next === undefined
          ? null
          : { of: next, place: batch.more ? (batch.place ?? null) : null, removed: total },
      done: done + moved,
      total: done + moved,
      result: { removed: total },
    };
  },
});

function added(sums: Record<string, number>, counts: Record<string, number>): Record<string, number> {
  const all = { ...sums };
  for (const [name, count] of Object.entries(counts)) if (count > 0) all[name] = (all[name] ?? 0) + count;
  return all;
}
