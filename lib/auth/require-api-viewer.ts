import { headers } from 'next/headers';
import { AppError } from '../http/app-error.ts';
import { currentViewer } from './current-viewer.ts';
import type { Viewer } from './viewer.ts';

/**
 * The viewer of an API route. The function that the route calls checks the capability. What another site has a
 * browser ask for is refused: a file would be taken, and written down as taken, in the name of whoever is signed in.
 *
 * @throws {AppError} `unauthenticated` when nobody is signed in, `forbidden` for another site's request.
 */
export async function requireApiViewer(): Promise<Viewer> {
  // Browsers say this, and no page can have them say otherwise; programs need not.
  const from = (await headers()).get('sec-fetch-site');
  if (from === 'cross-site' || from === 'same-site') {
    throw new AppError(
      'forbidden',
      'Another site has asked for this. Open Switchboard itself, then try again.',
    );
  }
  const viewer = await currentViewer();
  if (viewer) return viewer;
  throw new AppError('unauthenticated', 'Nobody is signed in on this request. Sign in, then try again.');
}
