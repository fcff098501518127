import type { Viewer } from '../auth/viewer.ts';
import type { Transaction } from '../db.ts';
import { AppError } from '../http/app-error.ts';
import { mayShareViews } from './may-share-views.ts';

/** Every page of the list brings the views along: there is an end to them. */
const mostOfOnePerson = 100;
const mostShared = 200;

/** @throws {AppError} `conflict` when the person has as many views as can be. The caller holds their lock. */
export async function refuseTooMany(tx: Transaction, userId: string): Promise<void> {
  if ((await tx.savedView.count({ where: { userId } })) < mostOfOnePerson) return;
  throw new AppError(
    'conflict',
    `You have ${mostOfOnePerson} views, as many as one person can keep. Delete one that you no longer need.`,
  );
}

/**
 * @throws {AppError} `forbidden` for who may not share; `conflict` when as many views are shared as can be.
 */
export async function refuseSharing(tx: Transaction, viewer: Viewer): Promise<void> {
  if (!mayShareViews(viewer)) {
    throw new AppError('forbidden', 'Your role does not permit sharing views. Ask an admin if you need it.');
  }
  // One at a time, or two could both find the last place free.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('switchboard shared views'))`;
  if ((await tx.savedView.count({ where: { isShared: true } })) < mostShared) return;
  throw new AppError(
    'conflict',
    `There are ${mostShared} shared views, as many as can be. Delete one that nobody needs any longer.`,
  );
}
