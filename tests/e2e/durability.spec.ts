import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { startDatabaseServer } from '../faults/database-server.ts';
import { openInstallation, secondsUntilHealth } from '../faults/installation.ts';
import { killAndWait } from '../faults/kill-and-wait.ts';
import { startLoad } from '../faults/load.ts';
import { verify } from '../faults/verify.ts';

/** Seconds. How soon it recovers is asked by `npm run faults`: here, that it does. */
const patience = 120;

// `npm run faults` does this at length, and much else.
test('what was acknowledged is kept, once, whatever is killed or stopped meanwhile', async () => {
  test.setTimeout(10 * 60_000);
  const undo: (() => Promise<unknown>)[] = [];
  try {
    const scene = { quick: true, say: () => {}, atEnd: (step: () => Promise<unknown>) => undo.push(step) };
    const server = await startDatabaseServer(scene);
    const installation = await openInstallation(scene, { databaseUrl: server.url });
    const load = startLoad({ ...installation, rate: 40, count: 10_000 });
    await load.acknowledged(20);

    for (const victim of ['app', 'projector', 'everything'] as const) {
      await test.step(`kill -9: ${victim}`, async () => {
        await sleep(500);
        expect(await killAndWait(installation, victim, patience)).toBeLessThan(patience);
      });
    }
    const before = load.attempts.length;
    await test.step('the database stops at once for two seconds', async () => {
      await sleep(500);
      await server.crash('SIGQUIT');
      await sleep(2_000);
      await server.start();
      expect(await secondsUntilHealth(installation.url, 'ok', patience)).toBeLessThan(patience);
    });
    const duringStop = load.attempts.slice(before);
    expect(duringStop.length).toBeGreaterThan(0);
    expect(duringStop.filter(({ id, status }) => id === null && status !== 0)).toEqual([]);

    await test.step('SIGTERM', async () => {
      expect(await installation.stop()).toBe(0);
      await load.stop();
      await installation.start();
    });
    const { counts, broken } = await verify(installation, load.attempts, { patience });
    expect(broken).toEqual([]);
    expect(counts).toMatchObject({ lost: 0, doubled: 0, refused: 0 });
    expect(counts.acknowledged).toBeGreaterThan(100);
  } finally {
    for (let step = undo.pop(); step; step = undo.pop()) await step();
  }
});
