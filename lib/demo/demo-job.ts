import { authorise, type Viewer } from '../auth/viewer.ts';
import { patiently } from '../db.ts';
import { AppError } from '../http/app-error.ts';
import { toAppError } from '../http/problem.ts';
import { clearDemo } from './clear-demo.ts';
import type { DemoJobView } from './demo-job-view.ts';
import { isDemoLoaded } from './is-demo-loaded.ts';
import { type DemoInput, type DemoProgress, loadDemo } from './load-demo.ts';

// Next bundles pages, actions and routes apart: the job lives on the global object, so that all see the same one.
const shared: typeof globalThis & { switchboardDemoJob?: DemoJobView | undefined } = globalThis;

/**
 * Starts loading demo data in this process and does not wait for it: `demoJob` tells how far it is, whatever
 * page the person has gone to meanwhile. What goes wrong on the way is told there, too.
 *
 * @throws {AppError} `conflict` when it is loading or loaded already, or `forbidden`.
 */
export async function startDemoJob(viewer: Viewer, input: DemoInput): Promise<void> {
  authorise(viewer, 'connections.manage');
  refuseWhileLoading();
  // Before anything is awaited, so that two people who start at once start one.
  const before = currentJob();
  shared.switchboardDemoJob = { state: 'running', step: 'sending', share: 0 };
  if (await isDemoLoaded().catch(() => false)) {
    shared.switchboardDemoJob = before;
    throw new AppError('conflict', 'Demo data is loaded already. Reload the page to see it.');
  }
  void run(viewer, input);
}

/**
 * How far the load is that this process started last.
 *
 * @throws {AppError} `forbidden` without `connections.manage`.
 */
export function demoJob(viewer: Viewer): DemoJobView {
  authorise(viewer, 'connections.manage');
  return currentJob();
}

/**
 * Removes the demo data, as `clearDemo` does, unless this process is still loading it.
 *
 * @throws {AppError} `conflict` while it is loading, or `forbidden`.
 */
export async function removeDemo(viewer: Viewer): Promise<void> {
  authorise(viewer, 'connections.manage');
  refuseWhileLoading();
  await patiently(() => clearDemo(viewer));
  if (currentJob().state !== 'running') shared.switchboardDemoJob = undefined;
}

async function run(viewer: Viewer, input: DemoInput): Promise<void> {
  try {
    await patiently(() => loadDemo(viewer, input, tellProgress()));
    shared.switchboardDemoJob = { state: 'done' };
  } catch (error) {
    shared.switchboardDemoJob = { state: 'failed', problem: toAppError(error).message };
  }
}

/** The app's projector works while requests are still being sent: what is left for afterwards is the small part. */
const sendingShare = 0.75;

function tellProgress(): DemoProgress {
  let already: number | undefined;
  return (done, total, step) => {
    if (step === 'projecting') already ??= done;
    const share =
      step === 'sending'
        ? sendingShare * part(done, total)
        : sendingShare + (1 - sendingShare) * part(done - (already ?? 0), total - (already ?? 0));
    shared.switchboardDemoJob = { state: 'running', step, share };
  };
}

function part(done: number, of: number): number {
  return of <= 0 ? 1 : Math.min(1, Math.max(0, done / of));
}

function currentJob(): DemoJobView {
  return shared.switchboardDemoJob ?? { state: 'idle' };
}

function refuseWhileLoading(): void {
  if (currentJob().state !== 'running') return;
  throw new AppError('conflict', 'Demo data is being loaded just now. Wait until it is there.');
}
