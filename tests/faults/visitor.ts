import { createUser } from '../../lib/auth/create-user.ts';
import { systemViewer } from '../../lib/auth/system-viewer.ts';
import { exchange } from './exchange.ts';
import { asProduct, type Installation } from './installation.ts';

/** One page as a person gets it. */
export type Visit = { path: string; status: number; took: number };

/** Somebody who is signed in. */
type Visitor = { visit: (path: string) => Promise<Visit> };

const admin = { name: 'Ada Lovelace', email: 'ada@example.com', password: 'correct horse battery' };

/** Creates the admin of an installation and signs in over HTTP. */
export async function signIn(installation: Installation): Promise<Visitor> {
  await asProduct(installation, () => createUser(systemViewer('faults'), { ...admin, role: 'admin' }));
  const { url } = installation;
  const answer = await exchange({
    method: 'POST',
    url: `${url}/api/auth/sign-in/email`,
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ email: admin.email, password: admin.password }),
    patience: 20_000,
  });
  if (answer.status !== 204) throw new Error(`signing in was answered ${answer.status}: ${answer.text}`);
  const cookie = (answer.headers['set-cookie'] ?? []).map((each) => each.split(';')[0]).join('; ');
  return {
    visit: async (path) => {
      const page = { method: 'GET', url: `${url}${path}`, headers: { cookie }, patience: 60_000 } as const;
      const { status, took } = await exchange(page);
      return { path, status, took };
    },
  };
}
