import os from 'node:os';
import { connectionDeletion } from '../connections/delete-connection-kind.ts';
import { closeDb, patiently } from '../db.ts';
import { startJobRunner } from '../jobs/job-runner.ts';
import { logger } from '../logger.ts';
import { retentionJob } from '../retention/retention-job.ts';
import { startDailyRetention } from '../retention/start-retention.ts';
import { pruneRejected } from '../webhooks/prune-rejected.ts';
import { startProjector } from './projector.ts';
import { replayJob } from './replay-job.ts';

/**
 * The projector's process, started beside the app so that folding never holds up an answer to a provider. Ends
 * after the batch under way at SIGTERM, and when whoever started it is gone (its IPC channel breaks). It also
 * does the long work that people start, and removes what is kept for a while only.
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
const jobs = startJobRunner([replayJob, retentionJob, connectionDeletion]);
const pruning = setInterval(prune, pruneInterval);
for (const signal of ['SIGTERM', 'SIGINT', 'disconnect']) process.once(signal, end);

async function prune(): Promise<void> {
  try {
    await patiently(async () => {
      await pruneRejected();
      await startDailyRetention();
    });
  } catch (error) {
    logger().warn({ err: error }, 'what is kept for a while only was not removed; that is tried again later');
  }
}

async function end(): Promise<void> {
  if (ending) return;
  ending = true;
  setTimeout(() => process.exit(1), patience).unref();
  clearInterval(pruning);
  await Promise.all([projector.stop(), jobs.stop()]);
  await closeDb();
  process.exit(0);
}
