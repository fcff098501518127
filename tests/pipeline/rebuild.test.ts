import { beforeEach, expect, test } from 'vitest';
import { systemViewer } from '../../lib/auth/system-viewer.ts';
import { db } from '../../lib/db.ts';
import { cancelJob } from '../../lib/jobs/cancel-job.ts';
import { getJob } from '../../lib/jobs/get-job.ts';
import type { JobView } from '../../lib/jobs/job-view.ts';
import { drain } from '../../lib/projection/drain.ts';
import { rebuild } from '../../lib/projection/rebuild.ts';
import { startReplay } from '../../lib/projection/replay-job.ts';
import { useTestDatabase } from '../database.ts';
import { insertPerson } from '../sample-people.ts';
import { allCalls, makeSender, outgoingCall, tester } from './sender.ts';

useTestDatabase();

const operator = systemViewer('command line');
let jobs: { job: JobView; isJoined: boolean }[] = [];
const onJob = (job: JobView, isJoined: boolean) => jobs.push({ job, isJoined });
const nothing = () => {};

beforeEach(async () => {
  await db().$executeRaw`TRUNCATE connection, job CASCADE`;
  jobs = [];
  const { send } = await makeSender('east');
  for (const id of ['1', '2', '3']) await send(outgoingCall(id));
  await drain();
});

test('a rebuild is a job that everybody sees, audited as the doing of whoever started it', async () => {
  const before = await allCalls();
  const seen: [number, number][] = [];
  expect(await rebuild(operator, (done, total) => seen.push([done, total]), { onJob })).toBe(3);
  expect(seen.at(-1)).toEqual([3, 3]);
  expect(await allCalls()).toEqual(before);
  const [only, ...more] = jobs;
  expect(more).toEqual([]);
  expect(only).toMatchObject({ isJoined: false, job: { kind: 'replay', startedByName: 'command line' } });
  const subjectId = only?.job.id ?? '';
  expect(await getJob(tester, subjectId)).toMatchObject({ state: 'done', done: 3, total: 3 });
  const entries = await db().auditEntry.findMany({ where: { subjectId }, orderBy: { at: 'asc' } });
  expect(entries.map(({ action, actorName }) => [action, actorName])).toEqual([
    ['replay.started', 'command line'],
    ['replay.done', 'command line'],
  ]);
});

test('one that an admin has started in the browser is gone on with, not started again', async () => {
  const admin = await insertPerson('admin');
  const id = await startReplay(admin, { everything: true });
  expect(await rebuild(operator, nothing, { onJob })).toBe(3);
  expect(jobs).toMatchObject([{ isJoined: true, job: { id, startedByName: admin.name } }]);
  expect(await db().job.count()).toBe(1);
});

test('one that is left stays as it is, and the next goes on with it', async () => {
  expect(await rebuild(operator, nothing, { signal: AbortSignal.abort(), onJob })).toBeNull();
  const id = jobs[0]?.job.id ?? '';
  expect(await getJob(tester, id)).toMatchObject({ state: 'running' });
  expect(await rebuild(operator, nothing, { onJob })).toBe(3);
  expect(jobs).toMatchObject([{ isJoined: false }, { isJoined: true, job: { id } }]);
  expect(await getJob(tester, id)).toMatchObject({ state: 'done' });
});

test('one that somebody cancels ends with that', async () => {
  const cancelling = rebuild(operator, nothing, {
    onJob: ({ id }) => {
      void cancelJob(tester, id);
    },
  });
  await expect(cancelling).rejects.toThrow('cancelled');
  for (const role of ['manager', 'viewer'] as const)
    await expect(rebuild(await insertPerson(role), nothing)).rejects.toMatchObject({ code: 'forbidden' });
});
