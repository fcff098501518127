import { createUser } from '../../lib/auth/create-user.ts';
import { systemViewer } from '../../lib/auth/system-viewer.ts';

/** Signs an admin of the bench's own in, as the form does; returns the session's cookie. */
export async function enterApp(url: string, name = 'Bench'): Promise<string> {
  const person = { email: 'bench@example.com', password: 'a password of the bench only' };
  await createUser(systemViewer('bench'), { ...person, name, role: 'admin' });
  const answer = await fetch(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify(person),
  });
  const cookies = answer.headers.getSetCookie().map((each) => each.slice(0, each.indexOf(';')));
  if (!answer.ok || cookies.length === 0) throw new Error(`The sign-in was answered ${answer.status}.`);
  return cookies.join('; ');
}
