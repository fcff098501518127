import { beforeEach, expect, test } from 'vitest';
import { rollUp } from '../../lib/analytics/roll-up.ts';
import { db } from '../../lib/db.ts';
import { cancelJob } from '../../lib/jobs/cancel-job.ts';
import { getJob } from '../../lib/jobs/get-job.ts';
import { startJobRunner } from '../../lib/jobs/job-runner.ts';
import { runJobStep } from '../../lib/jobs/run-job-step.ts';
import { drain } from '../../lib/projection/drain.ts';
import { previewReplay } from '../../lib/projection/preview-replay.ts';
import { replayJob, startReplay } from '../../lib/projection/replay-job.ts';
import { useTestDatabase } from '../database.ts';
import { expectRightCounters } from './expect-right-counters.ts';
import { allCalls, makeSender, outgoingCall, tester } from './sender.ts';

useTestDatabase();

beforeEach(async () => {
  await db().$executeRaw`UPDATE job SET state = 'cancelled' WHERE state = 'running'`;
});

/** Every row of every table of the pipeline, byte for byte. */
async function everything(): Promise<string[]> {
  const rows = await db().$queryRaw<{ row: string }[]>`
    SELECT 'delivery' || to_jsonb(d)::text AS row FROM delivery AS d
    UNION ALL SELECT 'call' || to_jsonb(c)::text FROM call AS c
    UNION ALL SELECT 'event' || to_jsonb(e)::text FROM call_event AS e
    UNION ALL SELECT 'key' || to_jsonb(k)::text FROM call_key AS k
    UNION ALL SELECT 'offer' || to_jsonb(o)::text FROM call_offer AS o
    UNION ALL SELECT 'turn' || to_jsonb(t)::text FROM transcript_turn AS t
    UNION ALL SELECT 'agent' || to_jsonb(a)::text FROM agent AS a
    UNION ALL SELECT 'alias' || to_jsonb(a)::text FROM agent_alias AS a
    UNION ALL SELECT 'dirty' || to_jsonb(b)::text FROM dirty_bucket AS b
    UNION ALL SELECT 'day' || to_jsonb(r)::text FROM call_day_rollup AS r
    UNION ALL SELECT 'job' || to_jsonb(j)::text FROM job AS j
    UNION ALL SELECT 'audit' || to_jsonb(a)::text FROM audit_entry AS a
    ORDER BY 1`;
  return rows.map(({ row }) => row);
}

const callsOf = async (connectionId: string) =>
  (await allCalls()).filter((call) => call.connectionId === connectionId);

async function finish(jobId: string) {
  for (let steps = 0; steps < 200 && (await getJob(tester, jobId)).state === 'running'; steps += 1)
    await runJobStep([replayJob], jobId);
  await rollUp({ patient: true });
  return getJob(tester, jobId);
}

/** Calls of which the first two stand as their deliveries were read once, and are read no longer. */
async function withOutdatedCalls(label: string, calls: number) {
  const sender = await makeSender(label);
  for (let index = 0; index < calls; index += 1) {
    await sender.send(
      outgoingCall(`${label}-${index}`, { hangup_cause: index < 3 ? 'receiver_hangup' : 'rejected' }),
    );
  }
  await drain();
  // As if an earlier version had read them otherwise: what calls say comes of their events.
  await db().$executeRaw`
    UPDATE call SET outcome = 'missed', talk = NULL WHERE connection_id = ${sender.connectionId}::uuid
      AND id IN (SELECT call_id FROM call_key WHERE key IN (${`call_id:${label}-0`}, ${`call_id:${label}-1`}))`;
  return sender;
}

test('a dry run changes nothing, and foretells exactly what the replay then does', async () => {
  const { connectionId } = await withOutdatedCalls('dry', 6);
  const other = await withOutdatedCalls('other', 2);
  const before = await everything();
  const preview = await previewReplay(tester, { connectionId });
  expect(await everything()).toEqual(before);
  expect(preview).toMatchObject({
    deliveries: { count: 6, isCapped: false },
    sample: 6,
    isWhole: true,
    states: [],
    calls: { concerned: 6, changed: 2, added: 0, removed: 0 },
  });
  expect(preview.calls.fields).toContainEqual({
    field: 'outcome',
    calls: 2,
    values: [{ before: 'missed', after: 'answered', calls: 2 }],
  });

  const then = new Map((await callsOf(connectionId)).map((call) => [call.id, call]));
  const job = await finish(await startReplay(tester, { connectionId }));
  expect(job).toMatchObject({ state: 'done', done: 6, total: 6, result: { read: 6, failed: 0, skipped: 0 } });
  const changed = (await callsOf(connectionId)).filter(
    (call) => JSON.stringify(call) !== JSON.stringify(then.get(call.id)),
  );
  expect(changed.map(({ id }) => id).sort()).toEqual(preview.calls.examples.map(({ id }) => id).sort());
  for (const call of changed) {
    expect(call).toMatchObject({ outcome: 'answered' });
    const example = preview.calls.examples.find(({ id }) => id === call.id);
    expect(example?.fields).toContainEqual({ field: 'outcome', before: 'missed', after: 'answered' });
  }
  // Nothing of another connection was touched.
  expect((await callsOf(other.connectionId)).filter(({ outcome }) => outcome === 'missed')).toHaveLength(2);
  expect((await previewReplay(tester, { connectionId })).calls).toMatchObject({
    changed: 0,
    added: 0,
    removed: 0,
  });
  await finish(await startReplay(tester, { connectionId: other.connectionId }));
  await expectRightCounters();
});

test('a failed delivery becomes its call when it is replayed, and only it is read', async () => {
  const { connectionId, send } = await makeSender('mended');
  for (const id of ['a', 'b', 'c']) await send(outgoingCall(`mended-${id}`));
  await db().$executeRaw`
    UPDATE delivery SET state = 'failed', reason = 'an older version could not read it'
    WHERE connection_id = ${connectionId}::uuid`;
  const [first, second] = await db().delivery.findMany({
    where: { connectionId },
    orderBy: { receivedAt: 'asc' },
  });
  const preview = await previewReplay(tester, { delivery: first?.id ?? '' });
  expect(preview).toMatchObject({
    sample: 1,
    states: [{ before: 'failed', after: 'projected', deliveries: 1 }],
    calls: { added: 1, changed: 0 },
  });
  expect(await callsOf(connectionId)).toEqual([]);
  await finish(await startReplay(tester, { delivery: first?.id ?? '' }));
  expect((await callsOf(connectionId)).flatMap(({ keys }) => keys)).toEqual(['call_id:mended-a']);

  const filters = { connectionId, state: 'failed', q: 'MENDED-b' } as const;
  const job = await finish(await startReplay(tester, { filters }));
  expect(job).toMatchObject({ done: 1, total: 1, result: { read: 1 } });
  // What was searched for, which may be a number, is kept nowhere.
  expect((await everything()).filter((row) => /^(job|audit)/.test(row) && /mended-b/i.test(row))).toEqual([]);
  expect(await db().delivery.findUniqueOrThrow({ where: { id: second?.id ?? '' } })).toMatchObject({
    state: 'projected',
    reason: null,
  });
  expect(await callsOf(connectionId)).toHaveLength(2);
  await finish(await startReplay(tester, { connectionId }));
  expect(await callsOf(connectionId)).toHaveLength(3);
});

test('a runner that is killed between two steps goes on where it was, with the same calls in the end', async () => {
  const { connectionId, send } = await makeSender('killed');
  await Promise.all(Array.from({ length: 620 }, (_, index) => send(outgoingCall(`killed-${index}`))));
  await drain();
  const before = (await callsOf(connectionId)).map((call) => JSON.stringify(call));
  await db().$executeRaw`UPDATE call SET outcome = 'missed' WHERE connection_id = ${connectionId}::uuid`;
  const id = await startReplay(tester, { connectionId });
  await runJobStep([replayJob], id);
  await runJobStep([replayJob], id);
  expect(await getJob(tester, id)).toMatchObject({ state: 'running', done: 500, total: 620 });

  // The process dies in the middle of the next step: nothing of it remains, neither calls nor cursor.
  const dying = {
    ...replayJob,
    step: async (...given: Parameters<typeof replayJob.step>) => {
      await replayJob.step(...given);
      throw new Error('killed');
    },
  };
  const half = await everything();
  await expect(runJobStep([dying], id)).rejects.toMatchObject({ name: 'StepFailed' });
  expect(await everything()).toEqual(half);

  const runner = startJobRunner([replayJob], { interval: 20 });
  await expect.poll(async () => (await getJob(tester, id)).state, { timeout: 10_000 }).toBe('done');
  await runner.stop();
  expect(await getJob(tester, id)).toMatchObject({ done: 620, total: 620, result: { read: 620 } });
  expect((await callsOf(connectionId)).map((call) => JSON.stringify(call))).toEqual(before);
  await rollUp({ patient: true });
  await expectRightCounters();
});

test('two runners at once read everything once', async () => {
  const { connectionId, send } = await makeSender('twice');
  for (const index of [1, 2, 3]) await send(outgoingCall(`twice-${index}`));
  await drain();
  const id = await startReplay(tester, { connectionId });
  const runners = [
    startJobRunner([replayJob], { interval: 5 }),
    startJobRunner([replayJob], { interval: 5 }),
  ];
  await expect.poll(async () => (await getJob(tester, id)).state, { timeout: 10_000 }).toBe('done');
  await Promise.all(runners.map((runner) => runner.stop()));
  expect(await getJob(tester, id)).toMatchObject({ done: 3, result: { read: 3 } });
});

test('cancelling ends it where it is; the audit log has start and end with counts', async () => {
  const { connectionId, send } = await makeSender('cancelled');
  await Promise.all(Array.from({ length: 510 }, (_, index) => send(outgoingCall(`cancelled-${index}`))));
  await drain();
  const id = await startReplay(tester, { connectionId });
  await runJobStep([replayJob], id);
  await runJobStep([replayJob], id);
  await cancelJob(tester, id);
  expect(await runJobStep([replayJob], id)).toBeNull();
  expect(await getJob(tester, id)).toMatchObject({ state: 'cancelled', done: 500, total: 510 });
  await expect(cancelJob(tester, id)).rejects.toMatchObject({ code: 'conflict' });
  const entries = await db().auditEntry.findMany({ where: { subjectId: id }, orderBy: { at: 'asc' } });
  expect(entries.map(({ action, actorName }) => ({ action, actorName }))).toEqual([
    { action: 'replay.started', actorName: 'test' },
    { action: 'replay.cancelled', actorName: 'test' },
  ]);
  expect(entries[1]?.after).toMatchObject({ done: 500, total: 510, result: { read: 500 } });
});

test('one at a time of the same; after a change of what it reads it begins anew', async () => {
  const { connectionId } = await makeSender('once');
  const everythingId = await startReplay(tester, { everything: true });
  await expect(startReplay(tester, { everything: true })).rejects.toMatchObject({ code: 'conflict' });
  const first = await startReplay(tester, { connectionId });
  const second = await startReplay(tester, { connectionId });
  expect(second).not.toBe(first);
  expect(await getJob(tester, first)).toMatchObject({ state: 'cancelled' });
  expect(await getJob(tester, everythingId)).toMatchObject({ state: 'running' });
});

test('everything made anew: the same calls, and those that no delivery speaks of are gone', async () => {
  const { connectionId, send } = await makeSender('anew');
  await send(outgoingCall('anew-1'));
  await send(outgoingCall('anew-2'));
  await drain();
  await db()
    .$executeRaw`DELETE FROM delivery WHERE connection_id = ${connectionId}::uuid AND encode(body, 'escape') LIKE '%anew-2%'`;
  const lines = async () => (await allCalls()).map((call) => JSON.stringify(call));
  const before = (await lines()).filter((line) => !line.includes('call_id:anew-2'));
  const job = await finish(await startReplay(tester, { everything: true }));
  expect(job).toMatchObject({ state: 'done' });
  expect(job.done).toBe(job.total);
  expect(await lines()).toEqual(before);
  await expectRightCounters();
});

test('what cannot be read again is said before; a body that is gone leaves its call as it is', async () => {
  const { connectionId, send } = await makeSender('gone');
  for (const id of ['1', '2']) await send(outgoingCall(`gone-${id}`));
  await drain();
  const before = await callsOf(connectionId);
  const [delivery] = await db().delivery.findMany({ where: { connectionId } });
  const id = delivery?.id ?? '';
  await db().$executeRaw`UPDATE delivery SET body = '', body_removed_at = now() WHERE id = ${id}::uuid`;
  await expect(startReplay(tester, { delivery: id })).rejects.toMatchObject({ code: 'conflict' });
  const job = await finish(await startReplay(tester, { connectionId }));
  expect(job).toMatchObject({ state: 'done', done: 2, result: { read: 1, skipped: 1 } });
  expect(await callsOf(connectionId)).toEqual(before);

  await db().connection.update({ where: { id: connectionId }, data: { status: 'paused' } });
  await expect(startReplay(tester, { connectionId })).rejects.toMatchObject({ code: 'conflict' });
  await expect(previewReplay(tester, { connectionId: crypto.randomUUID() })).rejects.toMatchObject({
    code: 'not_found',
  });
  for (const role of ['manager', 'viewer'] as const) {
    const viewer = { userId: 'u', name: 'M', email: null, role } as const;
    await expect(startReplay(viewer, { everything: true })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(previewReplay(viewer, { everything: true })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(getJob(viewer, crypto.randomUUID())).rejects.toMatchObject({ code: 'forbidden' });
    await expect(cancelJob(viewer, crypto.randomUUID())).rejects.toMatchObject({ code: 'forbidden' });
  }
});

test('content that cannot be stored is set aside and costs its neighbours nothing', async () => {
  const { connectionId, send } = await makeSender('poison');
  for (let index = 0; index < 9; index += 1)
    await send(outgoingCall(`p-${index}`, index === 4 ? { poison: 'yes' } : {}));
  await drain();
  const before = await callsOf(connectionId);
  await db().$executeRaw`ALTER TABLE call ADD CONSTRAINT no_poison CHECK (NOT details ? 'poison') NOT VALID`;
  try {
    const preview = await previewReplay(tester, { connectionId });
    expect(preview.states).toEqual([{ before: 'projected', after: 'failed', deliveries: 1 }]);
    const job = await finish(await startReplay(tester, { connectionId }));
    expect(job).toMatchObject({ state: 'done', result: { read: 9, failed: 1 } });
  } finally {
    await db().$executeRaw`ALTER TABLE call DROP CONSTRAINT no_poison`;
  }
  expect(await callsOf(connectionId)).toEqual(before);
  expect(await db().delivery.count({ where: { connectionId, state: 'pending', attempts: 1 } })).toBe(1);
});

test('deliveries that say a word of a provider are found, also when it is no longer listed as unknown', async () => {
  const { connectionId, send } = await makeSender('words');
  await send(outgoingCall('w-1', { hangup_cause: 'melted' }));
  await send(outgoingCall('w-2', { hangup_cause: 'melted' }));
  await send(outgoingCall('w-3'));
  await drain();
  const { provider } = await db().connection.findUniqueOrThrow({ where: { id: connectionId } });
  const scope = { deliveries: { unmappedWord: { provider, field: 'hangup_cause', word: 'melted' } } };
  expect(await previewReplay(tester, scope)).toMatchObject({ sample: 2, isWhole: true });
  expect(await finish(await startReplay(tester, scope))).toMatchObject({ result: { read: 2 } });
});
