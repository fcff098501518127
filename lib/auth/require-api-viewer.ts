import { AppError } from '../http/app-error.ts';
import { currentViewer } from './current-viewer.ts';
import type { Viewer } from './viewer.ts';

/**
 * The viewer of an API route. The function that the route calls checks the capability.
 *
 * @throws {AppError} `unauthenticated` when nobody is signed in.
 */
export async function requireApiViewer(): Promise<Viewer> {
  const viewer = await currentViewer();
  if (viewer) return viewer;
  throw new AppError('unauthenticated', 'Nobody is signed in on this request. Sign in, then try again.');
}
