import { AppError } from '../../http/app-error.ts';
import type { Viewer } from '../viewer.ts';

/**
 * Whose account a page about "you" is on. Every role has one.
 *
 * @throws {AppError} `forbidden` for the system, which is no person.
 */
export function ownUserId(viewer: Viewer): string {
  if (viewer.userId !== null && viewer.role !== 'system') return viewer.userId;
  throw new AppError('forbidden', 'Only a person has an account.');
}
