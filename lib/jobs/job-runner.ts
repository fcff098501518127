import { z } from 'zod';
import { db, patiently } from '../db.ts';
import { AppError } from '../http/app-error.ts';
import { logger } from '../logger.ts';
import { endJob } from './end-job.ts';
import type { JobKind } from './job-kind.ts';
import { runJobStep, StepFailed } from './run-job-step.ts';

export type JobRunner = { stop: () => Promise<void> };

/** How long after a step that failed the next is tried, in milliseconds, the longer the more have failed. */
const pauseAfterFailure = 2_000;
/** A job of which so many steps failed one after the other is given up. */
const mostFailures = 5;

/**
 * Does the steps of running jobs, one at a time, those of several jobs in turn, until it is stopped, which lets the
 * step under way finish. Jobs that a killed process left go on where they were. An absent database is waited for.
 *
 * @param interval milliseconds between two looks for new work.
 * @param only the id of the one job to work on, instead of all.
 */
export function startJobRunner(
  kinds: readonly JobKind[],
  { interval = 1_000, only }: { interval?: number; only?: string } = {},
): JobRunner {
  const failures = new Map<string, number>();
  let stopped = false;
  let waiting: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();

  async function work(): Promise<number> {
    try {
      const id = await patiently(() => runJobStep(kinds, only));
      if (id === null) return interval;
      failures.delete(id);
      return 0;
    } catch (error) {
      if (!(error instanceof StepFailed)) {
        logger().debug({ err: error }, 'jobs wait for the database');
        return pauseAfterFailure;
      }
      return await afterFailure(error, failures);
    }
  }

  function schedule(pause: number) {
    if (stopped) return;
    waiting = setTimeout(() => {
      running = work()
        .catch((error: unknown) => {
          logger().warn({ err: error }, 'a job could not be looked after; that is tried again');
          return pauseAfterFailure;
        })
        .then(schedule);
    }, pause);
  }
  schedule(0);
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(waiting);
      await running;
    },
  };
}

/** @returns after how many milliseconds to go on. */
async function afterFailure(failure: StepFailed, failures: Map<string, number>): Promise<number> {
  const { id, startedBy } = failure.job;
  const times = (failures.get(id) ?? 0) + 1;
  failures.set(id, times);
  const problem = lastingProblem(failure.cause);
  // The text of an error can hold what was to be written: the log names its kind only.
  const fault = failure.cause instanceof Error ? failure.cause.name : typeof failure.cause;
  logger().warn({ jobId: id, fault, times }, 'a step of a job failed');
  if (problem === null && times < mostFailures) return pauseAfterFailure * times;
  const words =
    problem ?? 'It failed several times one after the other: see the server log, then start it again.';
  await patiently(() => db().$transaction((tx) => endJob(tx, startedBy, id, 'failed', words)));
  failures.delete(id);
  return 0;
}

/** Why trying again would not help; `null` where it may. */
function lastingProblem(cause: unknown): string | null {
  if (cause instanceof AppError) return cause.message;
  if (cause instanceof z.ZodError) return 'Another version of Switchboard started it. Start it again.';
  return null;
}
