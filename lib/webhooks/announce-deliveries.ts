import { setTimeout as sleep } from 'node:timers/promises';
import { ingestPool } from '../db.ts';
import { logger } from '../logger.ts';

/** Announcements of one process are at least this far apart, in milliseconds. */
const pause = 100;

let due = false;
let announcing: Promise<void> | undefined;
let rest: AbortController | undefined;

/**
 * Tells the projectors of all processes that deliveries were stored: at once, or together with those that come
 * in the next moment. Nothing depends on it but speed; projectors also look by themselves.
 */
export function announceDeliveries(): void {
  due = true;
  announcing ??= announce();
}

/** Ends the announcing, so that the database can be closed. What was not announced yet never is. */
export async function announcingEnded(): Promise<void> {
  due = false;
  rest?.abort();
  await announcing;
}

async function announce(): Promise<void> {
  const resting = new AbortController();
  rest = resting;
  while (due) {
    due = false;
    try {
      await ingestPool().query("SELECT pg_notify('switchboard_delivery', '')");
    } catch (error) {
      logger().debug({ err: error }, 'stored deliveries could not be announced');
    }
    await sleep(pause, undefined, { signal: resting.signal }).catch(() => {});
  }
  announcing = undefined;
}
