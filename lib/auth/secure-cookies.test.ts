import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { testSecret, useTestDatabase } from '../../tests/database.ts';
import { env, provideEnv } from '../env.ts';
import { authHandler } from './auth-handler.ts';
import { createUser } from './create-user.ts';
import { sessionViewer } from './session-viewer.ts';
import { systemViewer } from './system-viewer.ts';

useTestDatabase();

const password = 'correct horse battery';
const host = 'calls.example.com';

beforeAll(async () => {
  await createUser(systemViewer('test'), { email: 'ada@example.com', password });
  const { DATABASE_URL } = env();
  vi.stubEnv('APP_URL', `https://${host}`);
  provideEnv({ DATABASE_URL, APP_SECRET: testSecret });
});
afterAll(() => {
  vi.unstubAllEnvs();
});

it('under https the cookie goes over https only, and not to scripts or other sites', async () => {
  const body = JSON.stringify({ email: 'ada@example.com', password });
  const length = String(body.length);
  const response = await authHandler(
    new Request(`https://${host}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: {
        ...{ host, origin: `https://${host}` },
        ...{ 'content-type': 'application/json', 'content-length': length },
      },
      body,
    }),
  );
  expect(response.status).toBe(204);
  const cookies = response.headers.getSetCookie();
  expect(cookies).not.toEqual([]);
  for (const cookie of cookies) {
    expect(cookie).toMatch(/^__Secure-switchboard\./);
    expect(cookie).toMatch(/; Secure/i);
    expect(cookie).toMatch(/; HttpOnly/i);
    expect(cookie).toMatch(/; SameSite=Lax/i);
  }
  const cookie = cookies.map((each) => each.split(';')[0]).join('; ');
  expect(await sessionViewer(new Headers({ cookie }))).toMatchObject({ email: 'ada@example.com' });
});
