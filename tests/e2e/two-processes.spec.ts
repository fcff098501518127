import { expect, type Page, test } from '@playwright/test';
import { z } from 'zod';
import { createUser } from '../../lib/auth/create-user.ts';
import { systemViewer } from '../../lib/auth/system-viewer.ts';
import { streamCalls } from '../../lib/calls/stream-calls.ts';
import { revealSecret } from '../../lib/connections/reveal-secret.ts';
import { db } from '../../lib/db.ts';
import { startThrowAwayServer } from '../../lib/postgres/throw-away-server.ts';
import { lockConnection } from '../../lib/projection/lock-connection.ts';
import { rebuild } from '../../lib/projection/rebuild.ts';
import { registry } from '../../lib/providers/registry.ts';
import { changeWorkspace } from '../../lib/workspace/change-workspace.ts';
import type { BenchConnection } from '../bench/add-bench-connection.ts';
import { type PlannedRequest, tellCalls } from '../bench/plan-traffic.ts';
import { sharedSecret } from '../faults/database-server.ts';
import { addConnections, asProduct, type Installation, openInstallation } from '../faults/installation.ts';
import { type Attempt, send } from '../faults/load.ts';
import { countDeliveries, untilSettled } from '../faults/verify.ts';
import { wrongCounters } from '../wrong-counters.ts';
import { openDialog } from './open-dialog.ts';
import { admin } from './people.ts';

const viewer = systemViewer('test');

// `npm run faults -- --only one-of-two-killed` kills one of them under load.
test('two processes on one database are one product', async ({ page }) => {
  test.setTimeout(180_000);
  const undo: (() => Promise<unknown>)[] = [];
  try {
    const scene = { quick: true, say: () => {}, atEnd: (step: () => Promise<unknown>) => undo.push(step) };
    const { databaseUrl, stop } = await startThrowAwayServer();
    scene.atEnd(stop);
    const options = { databaseUrl, secret: sharedSecret, started: false };
    const environment = { LOG_LEVEL: 'warn' };
    const one = await openInstallation(scene, { ...options, environment });
    const other = await openInstallation(scene, {
      ...options,
      environment: { ...environment, APP_URL: one.url },
    });
    await test.step('both start at once, on an empty database', () =>
      Promise.all([one.start(), other.start()]));

    const connections = await addConnections(one, registry);
    const [held, free] = connections;
    if (!held || !free) throw new Error('there are not two providers');
    const attempts: Attempt[] = [];
    const post = async (request: PlannedRequest, { url }: Installation) => {
      const attempt = await send(request, url);
      attempts.push(attempt);
      return attempt;
    };
    /** The deliveries of a call go to one and the other in turn, all calls at the same time. */
    const postInTurn = (calls: PlannedRequest[][]) =>
      Promise.all(
        calls.flatMap((call) => call.map((request, index) => post(request, index % 2 === 0 ? one : other))),
      );
    const told = connections.map((connection, index) => callsOf(connection, { seed: index + 1 }));

    await test.step('a call’s deliveries come to both of them', async () => {
      expect(told.flat().filter((call) => call.length > 1).length).toBeGreaterThan(10);
      await postInTurn(told.flat());
    });
    await test.step('the same delivery comes to both at once', async () => {
      const more = connections.map((connection, index) =>
        callsOf(connection, { seed: index + 101, calls: 5 }),
      );
      for (const [index, calls] of more.entries()) told[index]?.push(...calls);
      const pairs = await Promise.all(
        more.flat(2).map((request) => Promise.all([post(request, one), post(request, other)])),
      );
      expect(pairs.filter(([here, there]) => here.id !== there.id)).toEqual([]);
    });

    await test.step('who signed in at one is signed in at the other', async () => {
      await asProduct(one, () => createUser(viewer, { ...admin, role: 'admin' }));
      expect(await knows(page, other)).toBe(false);
      const { email, password } = admin;
      // Cookies of one port go to the other as well, as they do behind one name.
      const answer = await page.request.post(`${one.url}/api/auth/sign-in/email`, {
        headers: { origin: one.url },
        data: { email, password },
      });
      expect(answer.status()).toBe(204);
      expect(await knows(page, other)).toBe(true);
    });
    await test.step('a setting holds at both as soon as it is made', async () => {
      await asProduct(one, () => changeWorkspace(viewer, { organisationName: 'Twins Ltd' }));
      for (const { url } of [one, other]) {
        expect(await (await page.request.get(`${url}/account`)).text()).toContain('Twins Ltd');
      }
    });
    await test.step('a secret rotated at one is asked for by the other at once', async () => {
      const [request] = told[1]?.[0] ?? [];
      if (!request) throw new Error('the provider tells nothing');
      await page.goto(`${one.url}/connections/${free.connection.id}`);
      await openDialog(page, 'Rotate');
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('combobox', { name: 'The old secret stays valid for' }).selectOption('0');
      await dialog.getByRole('button', { name: 'Rotate secret' }).click();
      await expect(page.getByText('There is a new secret')).toBeVisible();
      expect((await send(request, other.url)).status).toBe(401);
      Object.assign(free, await asProduct(other, () => revealSecret(viewer, free.connection.id)));
      expect((await post(request, other)).status).toBe(200);
    });
    await test.step('a session ended at one is ended at the other', async () => {
      await page.request.post(`${other.url}/api/auth/sign-out`, { headers: { origin: other.url }, data: {} });
      expect(await knows(page, one)).toBe(false);
    });

    await test.step('nobody projects a connection that another has in hand, and one goes on alone', async () => {
      const waiting = callsOf(held, { seed: 301 });
      const passing = callsOf(free, { seed: 302 });
      told[0]?.push(...waiting);
      told[1]?.push(...passing);
      await asProduct(one, () =>
        db().$transaction(
          async (tx) => {
            expect(await lockConnection(tx, held.connection.id, 0)).toBe(true);
            await postInTurn([...waiting, ...passing]);
            await expect.poll(() => unread(one, free), { timeout: 20_000 }).toBe(0);
            expect(await unread(one, held)).toBe(waiting.flat().length);
            expect(await one.stop()).toBe(0);
          },
          { timeout: 60_000 },
        ),
      );
      await expect.poll(() => unread(other, held), { timeout: 20_000 }).toBe(0);
      const more = callsOf(held, { seed: 401, calls: 5 });
      told[0]?.push(...more);
      for (const request of more.flat()) await post(request, other);
    });

    expect(attempts.filter(({ status }) => status !== 200)).toEqual([]);
    expect(await untilSettled(other, 60)).toBeLessThan(60);
    expect(await countDeliveries({ ...other, connections }, attempts)).toMatchObject({ lost: 0, doubled: 0 });
    const calls = await other.query(
      'SELECT connection_id, count(*)::int AS calls FROM call GROUP BY 1 ORDER BY 1',
    );
    expect(calls).toEqual(
      connections
        .map(({ connection }, index) => ({ connection_id: connection.id, calls: told[index]?.length }))
        .sort((a, b) => (a.connection_id < b.connection_id ? -1 : 1)),
    );
    expect(await other.query(wrongCounters)).toEqual([]);
    await asProduct(other, async () => {
      const before = await allCalls();
      await rebuild(viewer, () => {});
      expect(await allCalls()).toEqual(before);
    });
    for (const { launched } of [one, other]) expect(launched().output()).not.toContain('"level":');
    expect(await other.stop()).toBe(0);
  } finally {
    for (let step = undo.pop(); step; step = undo.pop()) await step();
  }
});

function callsOf(connection: BenchConnection, { seed, calls = 12 }: { seed: number; calls?: number }) {
  const day = 86_400_000;
  const span = { from: Date.now() - 3 * day, to: Date.now() - 2 * day };
  return tellCalls(connection, { ...span, seed, offsetMinutes: 330 }, calls);
}

/** Whether an installation takes the page for somebody who is signed in. */
async function knows(page: Page, { url }: Installation): Promise<boolean> {
  return (await page.request.get(`${url}/api/calls/marker`)).status() === 200;
}

/** How many deliveries of a connection were not taken to their calls yet. */
async function unread({ query }: Installation, { connection }: BenchConnection): Promise<number> {
  const rows = await query(
    `SELECT count(*)::int AS count FROM delivery WHERE state = 'pending' AND connection_id = $1`,
    [connection.id],
  );
  return z.array(z.object({ count: z.number() })).parse(rows)[0]?.count ?? 0;
}

async function allCalls(): Promise<string[]> {
  const calls: string[] = [];
  for await (const call of streamCalls(viewer, { conversation: true })) calls.push(JSON.stringify(call));
  return calls;
}
