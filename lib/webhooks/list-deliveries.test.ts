import { beforeAll, expect, it } from 'vitest';
import { useTestDatabase } from '../../tests/database.ts';
import type { Viewer } from '../auth/viewer.ts';
import { createConnection } from '../connections/create-connection.ts';
import { db } from '../db.ts';
import { registry } from '../providers/registry.ts';
import { getDelivery } from './get-delivery.ts';
import { listDeliveries } from './list-deliveries.ts';
import { listRejected } from './list-rejected.ts';

useTestDatabase();

const admin: Viewer = { userId: 'u', name: 'Ada', email: null, role: 'admin' };
const provider = registry[0]?.id ?? '';
let first = '';
let second = '';

/** Two connections, 23 deliveries of which many came in the same millisecond, every third failed. */
beforeAll(async () => {
  first = (await createConnection(admin, { provider, label: 'First' })).connection.id;
  second = (await createConnection(admin, { provider, label: 'Second' })).connection.id;
  await db().delivery.createMany({
    data: Array.from({ length: 23 }, (_, index) => ({
      connectionId: index < 20 ? first : second,
      method: 'POST',
      headers: { 'user-agent': 'test' },
      contentType: 'application/json',
      body: Buffer.from(`{"n":${index}}`),
      contentHash: Buffer.from([index]),
      receivedAt: new Date(Date.UTC(2026, 0, 1, 12, 0, Math.floor(index / 5))),
      state: index % 3 === 0 ? 'failed' : 'projected',
      reason: index % 3 === 0 ? 'not readable' : null,
    })),
  });
  await db().rejectedRequest.createMany({
    data: Array.from({ length: 5 }, () => ({
      connectionId: second,
      provider,
      cause: 'wrong_secret',
      fingerprint: 'abcdef012345',
      method: 'POST',
      receivedAt: new Date(Date.UTC(2026, 0, 1)),
    })),
  });
});

it('visits every delivery once, down and up again', async () => {
  const all = (await listDeliveries(admin, { limit: 100 })).deliveries.map(({ id }) => id);
  expect(all).toHaveLength(23);

  const down: string[] = [];
  let page = await listDeliveries(admin, { limit: 7 });
  expect(page.newer).toBeNull();
  for (;;) {
    down.push(...page.deliveries.map(({ id }) => id));
    if (page.older === null) break;
    page = await listDeliveries(admin, { limit: 7, cursor: page.older });
  }
  expect(down).toEqual(all);

  const up = page.deliveries.map(({ id }) => id);
  while (page.newer !== null) {
    page = await listDeliveries(admin, { limit: 7, cursor: page.newer });
    up.unshift(...page.deliveries.map(({ id }) => id));
  }
  expect(up).toEqual(all);
});

it('filters by connection and by state', async () => {
  expect((await listDeliveries(admin, { connectionId: second })).deliveries).toHaveLength(3);
  const { deliveries } = await listDeliveries(admin, { connectionId: first, state: 'failed' });
  expect(deliveries).toHaveLength(7);
  expect(deliveries[0]).toMatchObject({
    connectionLabel: 'First',
    provider,
    state: 'failed',
    reason: 'not readable',
    bytes: 8,
    calls: 0,
    receivedAt: '2026-01-01T12:00:03.000Z',
  });
});

it('takes a cursor of any time that a date can have been, or says that it does not', async () => {
  const { id } = await db().delivery.findFirstOrThrow();
  const latest = Date.parse('9999-12-31T23:59:59.999Z');
  expect((await listDeliveries(admin, { cursor: `older.${latest}.${id}` })).deliveries).toHaveLength(23);
  expect((await listDeliveries(admin, { cursor: `newer.${latest}.${id}` })).deliveries).toHaveLength(0);
  for (const beyond of [latest + 1, 8_640_000_000_000_000, Number.MAX_SAFE_INTEGER]) {
    await expect(listDeliveries(admin, { cursor: `older.${beyond}.${id}` })).rejects.toMatchObject({
      code: 'invalid_input',
    });
  }
});

it('refuses a cursor that it did not make', async () => {
  await expect(listDeliveries(admin, { cursor: 'older.x.y' })).rejects.toMatchObject({
    code: 'invalid_input',
  });
});

it('lists refused requests page by page', async () => {
  const page = await listRejected(admin, { limit: 3 });
  expect(page.rejected[0]).toMatchObject({ connectionLabel: 'Second', cause: 'wrong_secret' });
  const rest = await listRejected(admin, { limit: 3, cursor: page.older ?? '' });
  expect(new Set([...page.rejected, ...rest.rejected].map(({ id }) => id)).size).toBe(5);
  expect((await listRejected(admin, { connectionId: first })).rejected).toEqual([]);
});

it('shows one delivery whole', async () => {
  const [newest] = (await listDeliveries(admin, { limit: 1 })).deliveries;
  expect(await getDelivery(admin, newest?.id ?? '')).toMatchObject({
    headers: { 'user-agent': 'test' },
    body: { kind: 'text', text: expect.stringMatching(/^\{"n":2\d\}$/) },
    calls: [],
  });
  await expect(getDelivery(admin, crypto.randomUUID())).rejects.toMatchObject({ code: 'not_found' });
  await expect(getDelivery(admin, '../../etc')).rejects.toMatchObject({ code: 'not_found' });
});

it('opens lists to admins, one delivery also to managers', async () => {
  const manager: Viewer = { ...admin, role: 'manager' };
  const [newest] = (await listDeliveries(admin, { limit: 1 })).deliveries;
  const id = newest?.id ?? '';
  await expect(listDeliveries(manager)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(listRejected(manager)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(getDelivery(manager, id)).resolves.toMatchObject({ id });
  await expect(getDelivery({ ...admin, role: 'viewer' }, id)).rejects.toMatchObject({ code: 'forbidden' });
});
