import { ingestPool } from '../db.ts';
import { logger } from '../logger.ts';

/** Announcements of one process are at least this far apart, in milliseconds. */
const pause = 100;

let due = false;
let announcing = false;

/**
 * Tells the projectors of all processes that deliveries were stored: at once, or together with those that come
 * in the next moment. Nothing depends on it but speed; projectors also look by themselves.
 */
export function announceDeliveries(): void {
  due = true;
  if (!announcing) void announce();
}

async function announce(): Promise<void> {
  announcing = true;
  while (due) {
    due = false;
    try {
      await ingestPool().query("SELECT pg_notify('switchboard_delivery', '')");
    } catch (error) {
      logger().debug({ err: error }, 'stored deliveries could not be announced');
    }
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  announcing = false;
}
