import { createHook } from 'node:async_hooks';
import { beforeAll, describe, expect, it } from 'vitest';
import { useTestDatabase } from '../../tests/database.ts';
import { db } from '../db.ts';
import { markSessionUsed } from './account/mark-session-used.ts';
import { authHandler } from './auth-handler.ts';
import { createUser } from './create-user.ts';
import { limitSignIn } from './limit-sign-in.ts';
import { sessionViewer } from './session-viewer.ts';
import { systemViewer } from './system-viewer.ts';

useTestDatabase();

const password = 'correct horse battery';

beforeAll(async () => {
  const people = [
    'ada',
    'lan',
    'idle',
    'banned',
    'leaving',
    'victim',
    'forgetful',
    'polled',
    'lasting',
    'staying',
  ];
  for (const name of people) {
    await createUser(systemViewer('test'), { email: `${name}@example.com`, password, role: 'manager' });
  }
});

describe('signing in', () => {
  it('sets a cookie that scripts cannot read, and tells them no token', async () => {
    const response = await signIn('Ada@example.com');
    expect(response.status).toBe(204);
    expect(await response.text()).toBe('');
    const cookie = response.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
    expect(cookie).not.toMatch(/Secure/i);
    expect(await sessionViewer(cookieHeaders(response))).toMatchObject({
      name: 'ada',
      email: 'ada@example.com',
      role: 'manager',
      address: '192.0.2.1',
    });
  });

  it.each(['localhost:3000', '127.0.0.1:3000', '192.168.1.20:3000'])('works under %s', async (host) => {
    expect((await signIn('lan@example.com', { host })).status).toBe(204);
  });

  it('is refused to a form of another site', async () => {
    const response = await signIn('lan@example.com', { origin: 'https://evil.example' });
    expect(response.status).toBe(403);
    expect(response.headers.get('set-cookie')).toBeNull();
  });

  it('says the same for a wrong password and an unknown address', async () => {
    const wrong = await signIn('lan@example.com', { password: 'not the password' });
    const unknown = await signIn('nobody@example.com');
    expect([wrong.status, unknown.status]).toEqual([401, 401]);
    expect(await wrong.json()).toEqual(await unknown.json());
  });

  it('leads to no other site', async () => {
    const callbackURL = 'https://evil.example/';
    const response = await signIn('lan@example.com', { more: { callbackURL } });
    expect([response.status, response.headers.get('location')]).toEqual([403, null]);
  });

  it('computes as much for an unknown address as for a wrong password', async () => {
    const wrong = await hashings(() => signIn('lan@example.com', { password: 'not the password' }));
    const unknown = await hashings(() => signIn('nobody@example.com'));
    expect([wrong, unknown]).toEqual([1, 1]);
  });

  it('takes no body that is larger than a form', async () => {
    const response = await signIn('lan@example.com', { password: 'x'.repeat(20_000) });
    expect(response.status).toBe(413);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
  });

  it('stops after too many attempts for one account, whatever the address', async () => {
    const statuses: number[] = [];
    for (let attempt = 0; attempt <= limitSignIn.attempts; attempt += 1) {
      const response = await signIn('victim@example.com', {
        password: 'guess',
        address: `198.51.100.${attempt}`,
      });
      statuses.push(response.status);
    }
    expect(statuses.slice(0, -1).every((status) => status === 401)).toBe(true);
    const last = await signIn('victim@example.com', { address: '198.51.100.99' });
    expect(last.status).toBe(429);
    expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(600);
    expect(await last.json()).toMatchObject({ detail: expect.stringMatching(/Wait 15 minutes/) });
  });

  it('forgets failed attempts with the first success', async () => {
    const attemptsOf = async (times: number) => {
      for (let attempt = 0; attempt < times; attempt += 1) {
        await signIn('forgetful@example.com', { password: 'guess', address: `198.51.101.${attempt}` });
      }
    };
    await attemptsOf(limitSignIn.attempts - 1);
    expect((await signIn('forgetful@example.com')).status).toBe(204);
    await attemptsOf(5);
    expect((await signIn('forgetful@example.com')).status).toBe(204);
  });

  it('stops one address after twenty attempts in a minute', async () => {
    const statuses = new Set<number>();
    for (let attempt = 0; attempt < 22; attempt += 1) {
      const response = await signIn(`made-up-${attempt}@example.com`, { address: '203.0.113.9' });
      statuses.add(response.status);
    }
    expect([...statuses]).toEqual([401, 429]);
  });

  it('stops it too when it claims another address each time', async () => {
    const statuses = new Set<number>();
    for (let attempt = 0; attempt < 22; attempt += 1) {
      const address = `198.51.102.${attempt}, 203.0.113.10`;
      statuses.add((await signIn(`invented-${attempt}@example.com`, { address })).status);
    }
    expect([...statuses]).toEqual([401, 429]);
  });
});

describe('a session', () => {
  it('sees numbers as the settings say at this moment', async () => {
    const headers = cookieHeaders(await signIn('ada@example.com'));
    expect(await sessionViewer(headers)).toMatchObject({ role: 'manager', masksNumbers: false });
    const maskedRoles = ['manager', 'viewer'];
    await db().workspace.upsert({ where: { id: 1 }, create: { maskedRoles }, update: { maskedRoles } });
    expect(await sessionViewer(headers)).toMatchObject({ role: 'manager', masksNumbers: true });
    await db().workspace.update({ where: { id: 1 }, data: { maskedRoles: [] } });
    expect(await sessionViewer(headers)).toMatchObject({ masksNumbers: false });
  });

  it('ends with signing out', async () => {
    const headers = cookieHeaders(await signIn('leaving@example.com'));
    headers.set('origin', 'http://localhost:3000');
    headers.set('host', 'localhost:3000');
    const out = await authHandler(
      new Request('http://localhost:3000/api/auth/sign-out', {
        method: 'POST',
        headers: asSent(headers, '{}'),
        body: '{}',
      }),
    );
    expect(out.status).toBe(204);
    expect(await sessionViewer(headers)).toBeNull();
  });

  it.each(['https://evil.example', 'null', null])(
    'is not ended by a form of another site: %s',
    async (origin) => {
      const headers = cookieHeaders(await signIn('staying@example.com'));
      headers.set('host', 'localhost:3000');
      if (origin !== null) headers.set('origin', origin);
      const sent = { method: 'POST', headers: asSent(headers, '{}'), body: '{}' };
      const out = await authHandler(new Request('http://localhost:3000/api/auth/sign-out', sent));
      expect(out.status).toBe(403);
      expect(await sessionViewer(headers)).not.toBeNull();
    },
  );

  it('ends when its user is disabled', async () => {
    const headers = cookieHeaders(await signIn('banned@example.com'));
    expect(await sessionViewer(headers)).not.toBeNull();
    await db().user.update({ where: { email: 'banned@example.com' }, data: { banned: true } });
    expect(await sessionViewer(headers)).toBeNull();
    expect((await signIn('banned@example.com')).status).toBe(403);
    // Whoever does not know the password learns nothing of the account.
    expect((await signIn('banned@example.com', { password: 'not the password' })).status).toBe(401);
  });

  it('ends when it was not used for a week', async () => {
    const headers = cookieHeaders(await signIn('idle@example.com'));
    const before = new Date(Date.now() - 7.1 * 24 * 3_600_000);
    await db().session.updateMany({
      where: { user: { email: 'idle@example.com' } },
      data: { updatedAt: before },
    });
    expect(await sessionViewer(headers)).toBeNull();
    expect(await db().session.count({ where: { user: { email: 'idle@example.com' } } })).toBe(0);
  });

  it('is not kept alive by pages that look for news by themselves', async () => {
    const headers = cookieHeaders(await signIn('polled@example.com'));
    const own = { user: { email: 'polled@example.com' } };
    const updatedAt = new Date(Date.now() - 6.9 * 24 * 3_600_000);
    await db().session.updateMany({ where: own, data: { updatedAt } });
    expect(await sessionViewer(headers)).not.toBeNull();
    expect(await db().session.findFirstOrThrow({ where: own })).toMatchObject({ updatedAt });
    const viewer = await sessionViewer(headers);
    if (viewer) await markSessionUsed(viewer);
    const { updatedAt: used } = await db().session.findFirstOrThrow({ where: own });
    expect(Date.now() - used.getTime()).toBeLessThan(10_000);
  });

  it('ends after thirty days, however much it is used', async () => {
    const headers = cookieHeaders(await signIn('lasting@example.com'));
    const own = { user: { email: 'lasting@example.com' } };
    const { createdAt, expiresAt } = await db().session.findFirstOrThrow({ where: own });
    expect((expiresAt.getTime() - createdAt.getTime()) / 86_400_000).toBeCloseTo(30, 3);
    const viewer = await sessionViewer(headers);
    if (viewer) await markSessionUsed(viewer);
    expect(await db().session.findFirstOrThrow({ where: own })).toMatchObject({ expiresAt });
    await db().session.updateMany({ where: own, data: { expiresAt: new Date(Date.now() - 1000) } });
    expect(await sessionViewer(headers)).toBeNull();
  });

  it('is nobody’s without a cookie or with a forged one', async () => {
    expect(await sessionViewer(new Headers())).toBeNull();
    expect(await sessionViewer(new Headers({ cookie: 'switchboard.session_token=abc.def' }))).toBeNull();
  });
});

it.each([
  'sign-up/email',
  'get-session',
  'admin/create-user',
  'admin/set-role',
  'update-user',
  'change-password',
])('%s is not offered', async (path) => {
  const headers = cookieHeaders(await signIn('ada@example.com'));
  const request = new Request(`http://localhost:3000/api/auth/${path}`, {
    method: 'POST',
    headers,
    body: '{}',
  });
  expect((await authHandler(request)).status).toBe(404);
});

type Attempt = {
  password?: string;
  host?: string;
  origin?: string;
  address?: string;
  more?: Record<string, string>;
};

let attempts = 0;

function signIn(email: string, attempt: Attempt = {}): Promise<Response> {
  const host = attempt.host ?? 'localhost:3000';
  attempts += 1;
  const headers = new Headers({
    host,
    origin: attempt.origin ?? `http://${host}`,
    'x-forwarded-for': attempt.address ?? `192.0.2.${attempts}`,
  });
  const body = JSON.stringify({ email, password: attempt.password ?? password, ...attempt.more });
  return authHandler(
    new Request('http://localhost:3000/api/auth/sign-in/email', {
      method: 'POST',
      headers: asSent(headers, body),
      body,
    }),
  );
}

/** As browsers do. */
function asSent(headers: Headers, body: string): Headers {
  const sent = new Headers(headers);
  sent.set('content-type', 'application/json');
  sent.set('content-length', String(Buffer.byteLength(body)));
  return sent;
}

/** How often a password was hashed meanwhile: nearly all of the time that an answer takes. */
async function hashings(work: () => Promise<unknown>): Promise<number> {
  let count = 0;
  const hook = createHook({
    init(_, type) {
      if (type === 'SCRYPTREQUEST') count += 1;
    },
  }).enable();
  await work();
  hook.disable();
  return count;
}

function cookieHeaders(response: Response): Headers {
  const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '');
  return new Headers({ cookie: cookies.join('; ') });
}
