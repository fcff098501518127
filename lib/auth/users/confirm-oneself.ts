import { AppError } from '../../http/app-error.ts';
import type { Viewer } from '../viewer.ts';

/**
 * Keeps people from taking their own rights away by a slip in a list of names.
 *
 * @throws {AppError} `invalid_input` when it is about the viewer and not said to be meant.
 */
export function confirmOneself(viewer: Viewer, userId: string, meansOneself: boolean): void {
  if (viewer.userId !== userId || meansOneself) return;
  throw new AppError('invalid_input', 'This is your own account. Confirm that you mean yourself.', {
    problems: [{ key: 'meansOneself', message: 'must be confirmed: this is your own account' }],
  });
}
