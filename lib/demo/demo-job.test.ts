import { expect, test, vi } from 'vitest';
import { useTestDatabase } from '../../tests/database.ts';
import { guest } from '../../tests/sample-calls.ts';
import { systemViewer } from '../auth/system-viewer.ts';
import { createConnection } from '../connections/create-connection.ts';
import { db } from '../db.ts';
import { registry } from '../providers/registry.ts';
import { demoJob, removeDemo, startDemoJob } from './demo-job.ts';
import { demoState } from './demo-state.ts';

useTestDatabase();

const tester = systemViewer('test');
const input = { days: 3, calls: 30, until: '2026-11-20T12:00:00Z' };

const ended = () =>
  vi.waitFor(() => expect(demoJob(tester).state).not.toBe('running'), { timeout: 15_000, interval: 5 });

test('one load at a time, followed from outside, and removed when it is over', async () => {
  expect(await demoState(tester)).toEqual({ loaded: false, job: { state: 'idle' } });
  const first = startDemoJob(tester, input);
  // The second person is a moment late.
  await expect(startDemoJob(tester, input)).rejects.toMatchObject({ code: 'conflict' });
  await first;
  expect(demoJob(tester)).toMatchObject({ state: 'running' });
  await expect(removeDemo(tester)).rejects.toMatchObject({ code: 'conflict' });

  const shares: number[] = [];
  while (demoJob(tester).state === 'running') {
    const job = demoJob(tester);
    if (job.state === 'running') shares.push(job.share);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
  expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true);
  expect(await demoState(tester)).toEqual({ loaded: true, job: { state: 'done' } });
  expect(await db().call.count()).toBeGreaterThan(30);

  await expect(startDemoJob(tester, input)).rejects.toThrow('loaded already');
  expect(demoJob(tester)).toEqual({ state: 'done' });

  await removeDemo(tester);
  expect(await demoState(tester)).toEqual({ loaded: false, job: { state: 'idle' } });
  expect(await db().call.count()).toBe(0);
});

test('what goes wrong is told in words, and it can be tried again', async () => {
  const provider = registry[0];
  const { connection } = await createConnection(tester, {
    provider: provider?.id ?? '',
    label: `${provider?.label} (demo)`,
  });
  await startDemoJob(tester, input);
  await ended();
  expect(demoJob(tester)).toEqual({
    state: 'failed',
    problem: expect.stringContaining('another connection is called'),
  });
  await db().connection.delete({ where: { id: connection.id } });
  await startDemoJob(tester, { ...input, calls: 5 });
  await ended();
  expect(demoJob(tester)).toEqual({ state: 'done' });
  await removeDemo(tester);
});

test('is for who may manage connections', async () => {
  await expect(startDemoJob(guest, input)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(removeDemo(guest)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(demoState(guest)).rejects.toMatchObject({ code: 'forbidden' });
  expect(() => demoJob(guest)).toThrow('does not permit');
});
