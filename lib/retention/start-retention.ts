import { systemViewer } from '../auth/system-viewer.ts';
import { authorise, type Viewer } from '../auth/viewer.ts';
import { db } from '../db.ts';
import { AppError } from '../http/app-error.ts';
import { startJob } from '../jobs/start-job.ts';
import { workspaceSettings } from '../workspace/workspace-settings.ts';
import { cutoffsOf } from './retention-class.ts';

/** Milliseconds between two runs that nobody asked for. */
const interval = 24 * 3_600_000;

/**
 * Has everything removed that is older than it is kept. The job runner begins within a second.
 *
 * @returns the id of the job.
 * @throws {AppError} `forbidden` without the right to change settings; `conflict` while a run is under way, or where
 *   everything is kept for ever.
 */
export async function startRetention(viewer: Viewer, now = new Date()): Promise<string> {
  authorise(viewer, 'settings.manage');
  return await db().$transaction(async (tx) => {
    const before = cutoffsOf(await workspaceSettings(tx), now);
    if (Object.keys(before).length === 0) {
      throw new AppError('conflict', 'Everything is kept for ever, so there is nothing to remove.');
    }
    return await startJob(tx, viewer, { kind: 'retention', subject: 'all', input: { before } });
  });
}

/**
 * Begins the daily run where one is due: a day after the last one, whoever asked for that. Does nothing where
 * everything is kept for ever, or while a run is under way; however many processes ask, one run begins.
 */
export async function startDailyRetention(now = new Date()): Promise<void> {
  const settings = await workspaceSettings();
  if (Object.keys(cutoffsOf(settings, now)).length === 0) return;
  const last = await db().job.findFirst({
    where: { kind: 'retention' },
    orderBy: { createdAt: 'desc' },
    select: { state: true, createdAt: true },
  });
  if (last && (last.state === 'running' || now.getTime() - last.createdAt.getTime() < interval)) return;
  try {
    await startRetention(systemViewer('retention'), now);
  } catch (error) {
    // Another process was quicker.
    if (!(error instanceof AppError && error.code === 'conflict')) throw error;
  }
}
