import { Prisma } from '../../prisma/client/client.ts';

/**
 * The scale on which waits are counted, so that percentiles of any number of calls can be read from counters: each
 * step is 2 % longer than the one before it, which puts every wait within 1 % of the step it is counted in
 * (DDSketch, Masson et al., 2019).
 */
const precision = 0.01;
const growth = (1 + precision) / (1 - precision);
/** Shorter than this, in seconds, is no wait. */
const nothing = 0.01;
const noWait = -1000;

/** The step of a wait in seconds, as SQL. */
export function waitStep(wait: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(CASE WHEN ${wait} < ${nothing}::double precision THEN ${noWait}::integer
    ELSE ceil(ln(${wait}) / ln(${growth}::double precision))::integer END)`;
}

/** The wait that a step stands for, in seconds. */
function waitOfStep(step: number): number {
  return step === noWait ? 0 : (2 * growth ** step) / (growth + 1);
}

/**
 * The wait below which a share of the calls lies, in seconds, as PostgreSQL's `percentile_cont` would find it from
 * the waits themselves, to 1 %. `null` without calls.
 *
 * @param counted steps with their calls, in ascending order.
 * @param share from 0 to 1.
 */
export function percentileOfSteps(
  counted: readonly { step: number; calls: number }[],
  share: number,
): number | null {
  const total = counted.reduce((sum, { calls }) => sum + calls, 0);
  if (total === 0) return null;
  const rank = share * (total - 1);
  const below = waitAt(counted, Math.floor(rank));
  const above = waitAt(counted, Math.ceil(rank));
  return below + (above - below) * (rank - Math.floor(rank));
}

function waitAt(counted: readonly { step: number; calls: number }[], rank: number): number {
  let passed = 0;
  for (const { step, calls } of counted) {
    passed += calls;
    if (passed > rank) return waitOfStep(step);
  }
  return 0;
}
