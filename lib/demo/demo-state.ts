import { authorise, type Viewer } from '../auth/viewer.ts';
import { demoJob } from './demo-job.ts';
import type { DemoJobView } from './demo-job-view.ts';
import { isDemoLoaded } from './is-demo-loaded.ts';

/** `loaded`: connections with made-up calls are there, which they also are while `job` runs. */
export type DemoState = { loaded: boolean; job: DemoJobView };

/**
 * Whether there is demo data, and how far a load of it is.
 *
 * @throws {AppError} `forbidden` without `connections.manage`.
 */
export async function demoState(viewer: Viewer): Promise<DemoState> {
  authorise(viewer, 'connections.manage');
  return { loaded: await isDemoLoaded(), job: demoJob(viewer) };
}
