import { logger } from '../logger.ts';
import { drain } from './drain.ts';
import { sharedProjector, takeProjector, type Wakeable } from './wake.ts';

/** How often a process looks for work that nobody woke it for, in milliseconds. */
const sweepInterval = 2_000;

/**
 * Starts taking stored deliveries to their calls in this process: at once, after every wake, and every two
 * seconds, so that a killed process loses nothing. Starting twice is the same as once.
 */
export function startProjector(): void {
  sharedProjector(makeProjector);
}

/** Lets the batch under way finish and starts no other. */
export async function stopProjector(): Promise<void> {
  await takeProjector()?.stop();
}

function makeProjector(): Wakeable {
  let stopped = false;
  let dirty = true;
  let running: Promise<void> | undefined;
  let troubled = false;

  const work = async () => {
    while (dirty && !stopped) {
      dirty = false;
      try {
        await drain();
        if (troubled) logger().info('projection works again');
        troubled = false;
      } catch (error) {
        if (!troubled) logger().warn({ err: error }, 'projection is interrupted and will go on by itself');
        troubled = true;
      }
    }
  };
  const wake = () => {
    dirty = true;
    running ??= work().finally(() => {
      running = undefined;
    });
  };
  const timer = setInterval(wake, sweepInterval);
  timer.unref();
  wake();

  return {
    wake,
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      await running;
    },
  };
}
