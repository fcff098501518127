import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { claimInstance } from '../../lib/launch/instance.ts';
import { ownHolder } from '../../lib/postgres/file-lock.ts';
import { processIdentity } from '../../lib/postgres/process-identity.ts';

let dataDir: string;
let left: ChildProcess[];
beforeEach(async () => {
  dataDir = await mkdtemp(path.join(os.tmpdir(), 'switchboard-instance-'));
  left = [];
});
afterEach(async () => {
  for (const child of left) child.kill('SIGKILL');
  await rm(dataDir, { recursive: true });
});

const file = () => path.join(dataDir, 'running.json');
const holder = async (pid: number | undefined) => ({ pid, started: await processIdentity(pid ?? 0) });

async function leave(program: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['-e', `${program}; process.stdout.write("runs")`], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  left.push(child);
  await once(child.stdout, 'data');
  return child;
}

test('what a killed launcher has left running is ended by the next: the app and the projector', async () => {
  const app = await leave('setInterval(() => {}, 1000)');
  const projector = await leave('process.on("SIGTERM", () => {}); setInterval(() => {}, 1000)');
  const gone = { pid: 4_194_304, started: 'long ago' };
  await writeFile(
    file(),
    JSON.stringify({
      url: 'http://localhost:3000',
      launcher: gone,
      app: await holder(app.pid),
      projector: await holder(projector.pid),
    }),
  );
  const ended = Promise.all([once(app, 'exit'), once(projector, 'exit')]);
  await claimInstance(dataDir, 'http://localhost:3001');
  expect(await ended).toEqual([
    [null, 'SIGTERM'],
    [null, 'SIGKILL'],
  ]);
});

test('a process that was given the number of one that has gone is left alone', async () => {
  const other = await leave('setInterval(() => {}, 1000)');
  const gone = { pid: other.pid, started: 'long ago' };
  await writeFile(file(), JSON.stringify({ url: '', launcher: gone, app: gone, projector: gone }));
  await claimInstance(dataDir, 'http://localhost:3001');
  expect(other.exitCode ?? other.signalCode).toBeNull();
});

test('both are noted however close together they start, and all is forgotten at the end', async () => {
  const [one, two] = [await leave('setInterval(() => {}, 1000)'), await leave('setInterval(() => {}, 1000)')];
  const instance = await claimInstance(dataDir, 'http://localhost:3000');
  await Promise.all([instance.note('app', one.pid ?? 0), instance.note('projector', two.pid ?? 0)]);
  expect(JSON.parse(await readFile(file(), 'utf8'))).toEqual({
    url: 'http://localhost:3000',
    launcher: await ownHolder(),
    app: await holder(one.pid),
    projector: await holder(two.pid),
  });
  await instance.release();
  expect(await readdir(dataDir)).toEqual([]);
});

test('a directory whose launcher runs is not claimed', async () => {
  await claimInstance(dataDir, 'http://localhost:3000');
  await expect(claimInstance(dataDir, 'http://localhost:3001')).rejects.toThrow(
    `Switchboard already runs on this data directory: http://localhost:3000 (process ${process.pid})`,
  );
});
