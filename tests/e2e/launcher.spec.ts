import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { launch, makePlace, type Place, run, signalGroup } from '../instance.ts';

// One launcher after the other on the same data directory, as an operator's day may go.
test.describe.configure({ mode: 'serial' });

let place: Place;
test.beforeAll(async () => {
  place = await makePlace();
});
test.afterAll(() => place.remove());

const health = async () => (await fetch(`${place.url}/api/health`)).status;
const answers = () => health().catch(() => 'nothing');
const databaseRuns = () => existsSync(path.join(place.dataDir, 'postgres', 'postmaster.pid'));

test('the first start sets up, serves and says where, last', async () => {
  const launched = await launch(place);
  expect(launched.output().trim().split('\n').at(-1)).toBe(`Switchboard is ready: ${place.url}`);
  expect(await health()).toBe(200);

  await test.step('Ctrl-C leaves nothing running', async () => {
    signalGroup(launched, 'SIGINT');
    expect(await launched.ended).toBe(0);
    expect(await answers()).toBe('nothing');
    expect(databaseRuns()).toBe(false);
  });
});

test('a killed process group is no obstacle to the next start', async () => {
  const killed = await launch(place);
  signalGroup(killed, 'SIGKILL');
  await killed.ended;
  expect(databaseRuns()).toBe(true);

  const next = await launch(place);
  expect(await health()).toBe(200);
  next.process.kill('SIGKILL');
  await next.ended;

  await test.step('nor is a launcher that was killed alone', async () => {
    const last = await launch(place);
    expect(await health()).toBe(200);
    last.process.kill('SIGTERM');
    expect(await last.ended).toBe(0);
    expect(databaseRuns()).toBe(false);
  });
});

test('what ends by itself is started again', async () => {
  const launched = await launch(place);
  await test.step('the app', async () => {
    process.kill(await appProcess(), 'SIGKILL');
    await expect.poll(answers, { timeout: 15_000 }).toBe('nothing');
    await expect.poll(answers, { timeout: 15_000 }).toBe(200);
    expect(launched.output()).toContain(
      'The app ended unexpectedly (signal SIGKILL); starting it again in 1 s.',
    );
  });
  await test.step('the database', async () => {
    process.kill(await postmaster(), 'SIGKILL');
    await expect
      .poll(launched.output, { timeout: 15_000 })
      .toContain('The database server had ended; it runs again.');
    await expect.poll(answers, { timeout: 15_000 }).toBe(200);
  });

  await test.step('a second launcher is told where the first one serves', async () => {
    const second = run(['start'], { ...place.environment, PORT: '1' });
    expect(await second.ended).toBe(1);
    expect(second.output()).toContain(`Switchboard already runs on this data directory: ${place.url}`);
  });

  await test.step('a launcher whose port is taken names it and another', async () => {
    const port = Number(place.environment.PORT);
    const other = await makePlace();
    const second = run(['start'], { ...other.environment, PORT: String(port) });
    expect(await second.ended).toBe(1);
    expect(second.output()).toContain(`Port ${port} of localhost is already in use`);
    expect(second.output()).toContain(`PORT=${port + 1} npm start`);
    await other.remove();
  });

  launched.process.kill('SIGTERM');
  expect(await launched.ended).toBe(0);
});

/** The process that serves, as the launcher notes it for its successor. */
async function appProcess(): Promise<number> {
  const { app } = JSON.parse(await readFile(path.join(place.dataDir, 'running.json'), 'utf8'));
  return Number(app.pid);
}

async function postmaster(): Promise<number> {
  return Number.parseInt(await readFile(path.join(place.dataDir, 'postgres', 'postmaster.pid'), 'utf8'), 10);
}
