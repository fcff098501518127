import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type SupervisedChild, superviseChild } from '../../lib/launch/supervised-child.ts';

let stop: AbortController;
let hurry: AbortController;
let said: string[];
let children: ChildProcess[];
let supervised: SupervisedChild | undefined;
beforeEach(() => {
  stop = new AbortController();
  hurry = new AbortController();
  said = [];
  children = [];
});
afterEach(async () => {
  stop.abort();
  hurry.abort();
  await supervised?.done.catch(() => {});
});

const staying = 'setInterval(() => {}, 1000)';
const deaf = `process.on("SIGTERM", () => {}); ${staying}`;

/** Supervises a stand-in that says on its standard output that it runs. */
function supervise(program: string, more: { untilReady?: (stopping: AbortSignal) => Promise<boolean> } = {}) {
  supervised = superviseChild({
    name: 'stand-in',
    stopping: stop.signal,
    hurrying: hurry.signal,
    start: () =>
      spawn(process.execPath, ['-e', `${program}; process.stdout.write("runs")`], {
        stdio: ['ignore', 'pipe', 'inherit'],
      }),
    onStart: async (child) => {
      children.push(child);
    },
    say: (line) => said.push(line),
    ...more,
  });
  return supervised;
}

/** The process that was started as the `number`th, once it runs. */
async function started(number: number): Promise<ChildProcess> {
  await vi.waitFor(() => expect(children.length).toBeGreaterThanOrEqual(number), { timeout: 10_000 });
  const child = children[number - 1];
  if (!child?.stdout) throw new Error('It has no output.');
  await once(child.stdout, 'data');
  return child;
}

const ended = (child: ChildProcess) =>
  vi.waitFor(() => expect(child.exitCode ?? child.signalCode).not.toBeNull());

describe('a process', () => {
  test('that ends by itself is started again, and every time later', async () => {
    supervise('process.exitCode = 3');
    const begin = Date.now();
    await started(1);
    await started(2);
    await started(3);
    expect(Date.now() - begin).toBeGreaterThanOrEqual(3000);
    expect(said.slice(0, 2)).toEqual([
      'The stand-in ended unexpectedly (code 3); starting it again in 1 s.',
      'The stand-in ended unexpectedly (code 3); starting it again in 2 s.',
    ]);
  });

  test('is ended and started again at once when asked, and that is nothing to tell', async () => {
    const { restart } = supervise(staying);
    const first = await started(1);
    const begin = Date.now();
    restart();
    const second = await started(2);
    expect(Date.now() - begin).toBeLessThan(1000);
    expect(first.signalCode).toBe('SIGTERM');
    expect(second.exitCode).toBeNull();
    expect(said).toEqual([]);
  });

  test('is asked to end, and not started again', async () => {
    const { done } = supervise(staying);
    const child = await started(1);
    stop.abort();
    await done;
    expect(child.signalCode).toBe('SIGTERM');
    expect(children).toHaveLength(1);
  });

  test('that does not listen is killed: at once when asked twice, and otherwise within ten seconds', async () => {
    const { done } = supervise(deaf);
    const child = await started(1);
    stop.abort();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(child.signalCode).toBeNull();
    hurry.abort();
    await done;
    expect(child.signalCode).toBe('SIGKILL');

    stop = new AbortController();
    hurry = new AbortController();
    const patient = supervise(deaf);
    const second = await started(2);
    const begin = Date.now();
    stop.abort();
    await patient.done;
    expect(second.signalCode).toBe('SIGKILL');
    expect(Date.now() - begin).toBeLessThan(9000);
  });
});

describe('a process that has to become ready', () => {
  test('and ends before ends the start', async () => {
    const { done } = supervise('process.exitCode = 1', { untilReady: () => new Promise(() => {}) });
    await expect(done).rejects.toThrow('The stand-in did not start (code 1); it says why above.');
  });

  test('and ends after is started again', async () => {
    supervise(staying, { untilReady: async () => true });
    const first = await started(1);
    first.kill('SIGKILL');
    await ended(first);
    await started(2);
    expect(said).toEqual(['The stand-in ended unexpectedly (signal SIGKILL); starting it again in 1 s.']);
  });
});
