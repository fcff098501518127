import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';
import { useTestDatabase } from '../../tests/database.ts';
import { systemViewer } from '../auth/system-viewer.ts';
import type { Viewer } from '../auth/viewer.ts';
import { db } from '../db.ts';
import { AppError } from '../http/app-error.ts';
import { getJob } from './get-job.ts';
import { jobKind } from './job-kind.ts';
import { type JobRunner, startJobRunner } from './job-runner.ts';
import { listJobs } from './list-jobs.ts';
import { runJobStep } from './run-job-step.ts';
import { startJob } from './start-job.ts';

useTestDatabase();

const viewer = systemViewer('test');
let runner: JobRunner | undefined;
afterEach(() => runner?.stop());

/** Counts to a number, one a step, and fails where it is told to. */
const counting = jobKind({
  name: 'counting',
  input: z.object({ to: z.number(), failsAt: z.number().optional() }),
  cursor: z.number(),
  step: async (tx, { input: { to, failsAt }, cursor }) => {
    const next = (cursor ?? 0) + 1;
    await tx.$executeRaw`INSERT INTO spool_progress (file, records) VALUES (${crypto.randomUUID()}, ${next})`;
    if (next === failsAt) throw new AppError('conflict', 'That number cannot be counted.');
    return { cursor: next === to ? null : next, done: next, total: to, result: { counted: next } };
  },
});

const start = (subject: string, input: Record<string, unknown>) =>
  db().$transaction((tx) => startJob(tx, viewer, { kind: 'counting', subject, input }));
const ended = async (id: string) =>
  expect.poll(async () => (await getJob(viewer, id)).state, { timeout: 5_000 }).not.toBe('running');

test('several jobs get their turns, and each ends with its counts', async () => {
  const ids = [await start('a', { to: 5 }), await start('b', { to: 3 })];
  const order: (string | null)[] = [];
  for (let step = 0; step < 4; step += 1) order.push(await runJobStep([counting]));
  expect(new Set(order.slice(0, 2))).toEqual(new Set(ids));
  expect(new Set(order.slice(2))).toEqual(new Set(ids));
  runner = startJobRunner([counting], { interval: 5 });
  for (const id of ids) await ended(id);
  expect(
    (await listJobs(viewer, { kind: 'counting' })).map(({ state, done, total, result }) => ({
      state,
      done,
      total,
      result,
    })),
  ).toEqual([
    { state: 'done', done: 3, total: 3, result: { counted: 3 } },
    { state: 'done', done: 5, total: 5, result: { counted: 5 } },
  ]);
  expect(await db().spoolProgress.count()).toBe(8);
});

test('what cannot be done ends as failed, with the reason and nothing of the step', async () => {
  const before = await db().spoolProgress.count();
  const id = await start('c', { to: 5, failsAt: 3 });
  runner = startJobRunner([counting], { interval: 5 });
  await ended(id);
  expect(await getJob(viewer, id)).toMatchObject({
    state: 'failed',
    done: 2,
    problem: 'That number cannot be counted.',
  });
  expect(await db().spoolProgress.count()).toBe(before + 2);
  const entries = await db().auditEntry.findMany({ where: { subjectId: id }, orderBy: { at: 'asc' } });
  expect(entries.map(({ action }) => action)).toEqual(['counting.started', 'counting.failed']);
});

test('what another version asked for fails instead of being guessed; kinds that are not known are left alone', async () => {
  const id = await start('d', { to: 'many' });
  const stranger = await db().$transaction((tx) =>
    startJob(tx, viewer, { kind: 'unheard-of', subject: '', input: {} }),
  );
  runner = startJobRunner([counting], { interval: 5 });
  await ended(id);
  expect(await getJob(viewer, id)).toMatchObject({
    state: 'failed',
    problem: expect.stringContaining('version'),
  });
  expect(await getJob(viewer, stranger)).toMatchObject({ state: 'running', done: 0 });
});

test('two that start the same at once start it once', async () => {
  const both = await Promise.allSettled([start('e', { to: 1 }), start('e', { to: 1 })]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  await runJobStep([counting]);
  await expect(start('e', { to: 1 })).resolves.toEqual(expect.any(String));
});

test('by role', async () => {
  const manager: Viewer = { userId: 'm', name: 'M', email: null, role: 'manager' };
  await expect(listJobs(manager)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(getJob(viewer, 'no id')).rejects.toMatchObject({ code: 'not_found' });
});
