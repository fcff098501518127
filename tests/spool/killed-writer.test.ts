import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { inspectSpool } from '../../lib/spool/inspect-spool.ts';
import { openSpool, type Spool } from '../../lib/spool/spool.ts';

let directory: string;
let writer: { process: ChildProcess; acknowledged: () => number[]; until: (count: number) => Promise<void> };
let spool: Spool;
beforeEach(async () => {
  directory = await mkdtemp(path.join(os.tmpdir(), 'switchboard-spool-'));
  spool = await openSpool({ directory, maxBytes: 2 ** 30 });
  writer = startWriter();
});
afterEach(async () => {
  await kill();
  await spool.close();
  await rm(directory, { recursive: true });
});

function startWriter(): typeof writer {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', path.join(import.meta.dirname, 'append-until-killed.ts'), directory],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let printed = '';
  child.stdout.on('data', (chunk) => {
    printed += chunk;
  });
  // What stands behind the last line end may be a cut number.
  const acknowledged = () => printed.split('\n').slice(0, -1).map(Number);
  const until = async (count: number) => {
    while (acknowledged().length < count) await once(child.stdout, 'data');
  };
  return { process: child, acknowledged, until };
}

async function kill(): Promise<void> {
  if (writer.process.exitCode !== null || writer.process.signalCode !== null) return;
  writer.process.kill('SIGKILL');
  await once(writer.process, 'close');
}

/** The numbers that are handed over; every one comes with its whole text. */
async function drained(): Promise<number[]> {
  const numbers: number[] = [];
  await spool.drain(async ({ records }) => {
    for (const record of records) {
      const [number = '', rest = ''] = Buffer.from(record).toString().split(':');
      expect(rest).toBe('x'.repeat(Number(number) % 5000));
      numbers.push(Number(number));
    }
  });
  return numbers;
}

test.each([1, 150, 2000])(
  'a writer killed after %i records has lost none that it acknowledged',
  async (count) => {
    await writer.until(count);
    await kill();
    const acknowledged = writer.acknowledged();
    const found = await drained();
    expect(acknowledged.length).toBeGreaterThanOrEqual(count);
    expect(new Set(found).size).toBe(found.length);
    expect(acknowledged.filter((number) => !new Set(found).has(number))).toEqual([]);
    expect(await readdir(directory)).toEqual([]);
  },
);

test('the file of a process that lives is left alone, and taken once it has ended', async () => {
  await spool.append(Buffer.from('7777:'.padEnd(5 + (7777 % 5000), 'x')));
  await writer.until(20);
  expect(await drained()).toEqual([7777]);
  expect((await inspectSpool(directory)).records).toBeGreaterThanOrEqual(20);
  await kill();
  expect((await drained()).length).toBeGreaterThanOrEqual(writer.acknowledged().length);
});
