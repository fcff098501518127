import { rollUp } from '../analytics/roll-up.ts';
import { patiently } from '../db.ts';
import { env } from '../env.ts';
import { logger } from '../logger.ts';
import { listen } from '../postgres/listen.ts';
import { projectPending } from './project-pending.ts';

/** Takes stored deliveries to their calls until it is stopped, which lets the batches under way finish. */
type Projector = { stop: () => Promise<void> };

/** What another process has in its hands is looked at again after this, in milliseconds. */
const busyInterval = 100;
/** Figures of a day that keeps growing are recomputed this often at most, in milliseconds … */
const figuresInterval = 2_000;
/** … and for no longer than a tenth of the time, however many calls it has. */
const figuresPause = 9;

/**
 * Starts taking stored deliveries to their calls: whenever one is announced, by whichever process stored it, and
 * every two seconds, so that nothing a killed process left is lost. Figures follow the calls within seconds and
 * never hold them up. An absent database, or one without tables yet, is waited for.
 */
export function startProjector({ sweepInterval = 2_000 } = {}): Projector {
  const stopping = new AbortController();
  const { signal } = stopping;
  const figures = repeating(
    { interval: figuresInterval, pause: figuresPause },
    'figures are not brought up to date',
    async () => {
      await rollUp();
    },
  );
  const calls = repeating({}, 'projection waits for the database', async () => {
    const { taken, busy } = await projectPending({ signal });
    if (taken > 0) figures.wake();
    if (busy) setTimeout(calls.wake, busyInterval).unref();
  });
  const sweep = () => {
    calls.wake();
    figures.wake();
  };
  const timer = setInterval(sweep, sweepInterval);
  const listening = listen({
    databaseUrl: () => env().DATABASE_URL,
    channel: 'switchboard_delivery',
    onNotice: calls.wake,
    // What was stored while nobody listened was announced to nobody.
    onListening: (now) => {
      if (now) sweep();
    },
  });
  sweep();
  return {
    stop: async () => {
      stopping.abort();
      clearInterval(timer);
      await Promise.all([listening.stop(), calls.stop(), figures.stop()]);
    },
  };
}

type Repeating = {
  /** Says that there is work. */
  wake: () => void;
  /** Lets the work under way finish and starts no other. */
  stop: () => Promise<void>;
};

/**
 * Does work when woken, one at a time, never two starts within `interval` milliseconds, and after each a pause of
 * `pause` times as long as it took. Wakes that come meanwhile become one. Failures are said once, until it works
 * again.
 */
function repeating(
  { interval = 0, pause = 0 }: { interval?: number; pause?: number },
  complaint: string,
  work: () => Promise<void>,
): Repeating {
  let stopped = false;
  let due = false;
  let running: Promise<void> | undefined;
  let notBefore = Number.NEGATIVE_INFINITY;
  let waiting: NodeJS.Timeout | undefined;
  let troubled = false;

  const run = async () => {
    due = false;
    const startedAt = performance.now();
    try {
      await patiently(work);
      if (troubled) logger().info(`works again: ${complaint}`);
      troubled = false;
    } catch (error) {
      if (!troubled) logger().warn({ err: error }, `${complaint}; it goes on by itself`);
      troubled = true;
    }
    const endedAt = performance.now();
    notBefore = Math.max(startedAt + interval, endedAt + pause * (endedAt - startedAt));
  };
  const next = () => {
    waiting = undefined;
    running = run().finally(() => {
      running = undefined;
      if (due && !stopped) schedule();
    });
  };
  const schedule = () => {
    waiting = setTimeout(next, Math.max(0, notBefore - performance.now()));
  };
  return {
    wake: () => {
      if (stopped) return;
      due = true;
      if (!running && !waiting) schedule();
    },
    stop: async () => {
      stopped = true;
      clearTimeout(waiting);
      await running;
    },
  };
}
