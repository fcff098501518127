import { refusals } from './refusals.ts';

/** Ends the session and leaves for the sign-in page. Resolves to false when the person is still signed in, and says so. */
export async function signOut(): Promise<boolean> {
  const left = await fetch('/api/auth/sign-out', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  }).catch(() => null);
  if (left?.ok) {
    // A whole new page, so that nothing of the last one stays in memory.
    window.location.assign('/sign-in');
    return true;
  }
  refusals.say('You are still signed in: the server did not answer. Try again.');
  return false;
}
