import { authorise, type Viewer } from '../auth/viewer.ts';
import { AppError } from '../http/app-error.ts';

/**
 * The id of the person whose views and columns are meant.
 *
 * @throws {AppError} `forbidden` without the right to read calls, and for the system, which has no views.
 */
export function personOf(viewer: Viewer): string {
  authorise(viewer, 'calls.read');
  if (viewer.userId !== null) return viewer.userId;
  throw new AppError('forbidden', 'Views and columns belong to people. Sign in, then try again.');
}
