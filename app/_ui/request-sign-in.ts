import { noAnswer } from './no-answer.ts';
import { readProblem } from './read-problem.ts';

/** Signs in from the browser. Resolves to `null`, or to the reason why not, in words for the person. */
export async function requestSignIn(email: string, password: string): Promise<string | null> {
  const response = await fetch('/api/auth/sign-in/email', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  }).catch(() => null);
  if (response === null) return noAnswer.detail;
  if (response.ok) return null;
  const problem = readProblem(await response.json().catch(() => null));
  return problem?.detail ?? 'Signing in failed. Try again.';
}
