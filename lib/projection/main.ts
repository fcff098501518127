import os from 'node:os';
import { closeDb, patiently } from '../db.ts';
import { logger } from '../logger.ts';
import { pruneRejected } from '../webhooks/prune-rejected.ts';
import { startProjector } from './projector.ts';

/**
 * The projector's process, started beside the app so that folding never holds up an answer to a provider. Ends
 * after the batch under way at SIGTERM, and when whoever started it is gone (its IPC channel breaks). It also
 * removes what is kept for a while only.
 */

/** Answering providers comes first where there is more work than processors. */
const priority = 5;
/** A batch that hangs is given up after this, in milliseconds; its transaction is undone and taken again. */
const patience = 4_000;
const pruneInterval = 600_000;

try {
  os.setPriority(priority);
} catch (error) {
  logger().debug({ err: error }, 'the projector runs at the priority it was given');
}

let ending = false;
const projector = startProjector();
const pruning = setInterval(prune, pruneInterval);
for (const signal of ['SIGTERM', 'SIGINT', 'disconnect']) process.once(signal, end);

async function prune(): Promise<void> {
  try {
    await patiently(() => pruneRejected());
  } catch (error) {
    logger().warn({ err: error }, 'old refused requests were not removed; that is tried again later');
  }
}

async function end(): Promise<void> {
  if (ending) return;
  ending = true;
  setTimeout(() => process.exit(1), patience).unref();
  clearInterval(pruning);
  await projector.stop();
  await closeDb();
  process.exit(0);
}
