import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { root } from '../../lib/launch/place.mjs';
import { runProjector } from '../../lib/launch/projector-process.ts';

// In place of the projector: says where and as what it runs, in a language that Node.js does not speak by itself.
const standIn = `
enum Kind { Projector = 'projector' }
import { writeFileSync } from 'node:fs';
const facts: { kind: Kind; pid: number; cwd: string; where: string | undefined } = {
  kind: Kind.Projector, pid: process.pid, cwd: process.cwd(), where: new Error('here').stack?.split('\\n')[1],
};
writeFileSync(process.env.PLACE ?? '', JSON.stringify(facts));
setInterval(() => {}, 1000);
`;

let home: string;
let program: string;
beforeAll(async () => {
  home = await mkdtemp(path.join(os.tmpdir(), 'switchboard-projector-'));
  program = path.join(home, 'stand-in.ts');
  await writeFile(program, standIn);
});
afterAll(() => rm(home, { recursive: true }));

async function facts(place: string): Promise<{ pid: number; cwd: string; kind: string; where: string }> {
  return await vi.waitFor(async () => JSON.parse(await readFile(place, 'utf8')), { timeout: 15_000 });
}

const runs = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

test('is TypeScript, runs in the checkout, and ends when asked', async () => {
  const stop = new AbortController();
  const place = path.join(home, 'asked');
  const children: ChildProcess[] = [];
  const { done } = runProjector({
    program,
    environment: () => ({ PLACE: place }),
    stopping: stop.signal,
    hurrying: new AbortController().signal,
    onStart: async (child) => void children.push(child),
    say: () => {},
  });
  const { kind, cwd, pid, where } = await facts(place);
  expect({ kind, cwd, pid }).toEqual({ kind: 'projector', cwd: root, pid: children[0]?.pid });
  // Line numbers are those of the source.
  expect(where).toMatch(/stand-in\.ts:5:/);
  stop.abort();
  await done;
  expect(runs(pid)).toBe(false);
});

test('ends when its launcher is killed', async () => {
  const place = path.join(home, 'killed');
  const launcher = spawn(
    process.execPath,
    ['--import', 'tsx', path.join(import.meta.dirname, 'run-stand-in.ts'), program, place],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  const { pid } = await facts(place);
  expect(runs(pid)).toBe(true);
  launcher.kill('SIGKILL');
  await once(launcher, 'exit');
  await vi.waitFor(() => expect(runs(pid)).toBe(false), { timeout: 5000 });
});
