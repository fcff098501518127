import { beforeAll, expect, test } from 'vitest';
import { rollUp } from '../../lib/analytics/roll-up.ts';
import { createConnection } from '../../lib/connections/create-connection.ts';
import { db } from '../../lib/db.ts';
import { runJobStep } from '../../lib/jobs/run-job-step.ts';
import { addNote } from '../../lib/notes/add-note.ts';
import { drain } from '../../lib/projection/drain.ts';
import { rebuild } from '../../lib/projection/rebuild.ts';
import { previewRetention } from '../../lib/retention/preview-retention.ts';
import { retentionJob } from '../../lib/retention/retention-job.ts';
import { retentionRuns } from '../../lib/retention/retention-runs.ts';
import { startDailyRetention, startRetention } from '../../lib/retention/start-retention.ts';
import { receive } from '../../lib/webhooks/receive.ts';
import { changeWorkspace } from '../../lib/workspace/change-workspace.ts';
import { useTestDatabase } from '../database.ts';
import { manager } from '../sample-calls.ts';
import { expectRightCounters } from './expect-right-counters.ts';
import { allCalls, makeSender, outgoingCall, type Sender, tester } from './sender.ts';

useTestDatabase();

const day = 86_400_000;
/** Nothing is removed but by the cutoffs of this moment. */
const now = new Date('2026-11-20T12:00:00.000Z');
const oldUrl = 'https://media.example.com/old.mp3';
let calls: Sender;

beforeAll(async () => {
  calls = await makeSender('calls');
  const at = (start: string) => ({
    received_at: `${start}T06:48:01.000Z`,
    ended_at: `${start}T06:49:10.000Z`,
  });
  await calls.send(outgoingCall('old', { ...at('2026-02-28'), call_recording_url: oldUrl }));
  await calls.send(
    outgoingCall('new', { ...at('2026-11-19'), call_recording_url: 'https://media.example.com/new.mp3' }),
  );
  await calls.send('no call at all', { contentType: 'text/plain' });
  await sendConversation();
  await drain();
});

async function sendConversation(): Promise<void> {
  const { connection, secret } = await createConnection(tester, {
    provider: 'synthflow',
    label: 'conversations',
    authentication: 'secret-in-path',
  });
  const body = JSON.stringify({
    call_id: 'spoken',
    call_status: 'completed',
    duration: '25',
    end_call_reason: 'agent_goodbye',
    transcript: 'bot: Good morning\nhuman: A marmalade sandwich, please.',
    start_time: String(Date.parse('2026-02-28T10:00:00.000Z')),
    type_of_call: 'inbound',
  });
  await receive(
    new Request(`http://localhost/api/webhooks/synthflow/${connection.id}/${secret}`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json' },
    }),
    { provider: 'synthflow', connection: connection.id, rest: [secret] },
  );
}

/** Runs to the end, as the runner would. */
async function run(at = now): Promise<Record<string, number>> {
  await startRetention(tester, at);
  while ((await runJobStep([retentionJob])) !== null);
  await rollUp();
  const [last] = await retentionRuns(tester);
  expect(last).toMatchObject({ state: 'done', problem: null });
  return last?.removed ?? {};
}

/** All calls as they are read, and again after everything was read anew. */
async function callsAndAgain() {
  const before = await allCalls();
  await rebuild(tester, () => {});
  expect(await allCalls()).toEqual(before);
  await expectRightCounters();
  return new Map(before.map((call) => [call.keys[0], call]));
}

const bodies = async () =>
  (await db().delivery.findMany({ orderBy: { receivedAt: 'asc' } })).map(({ body }) => body.length > 0);

test('without a limit there is nothing to remove', async () => {
  expect(await previewRetention(tester, now)).toEqual({ due: [], unread: 0 });
  await expect(startRetention(tester, now)).rejects.toMatchObject({ code: 'conflict' });
  await startDailyRetention(now);
  expect(await retentionRuns(tester)).toEqual([]);
});

test('recording links go from the call, its events and the bodies they came in', async () => {
  await changeWorkspace(tester, { keepBodiesDays: 200, keepRecordingsDays: 200 });
  expect(await previewRetention(tester, now)).toMatchObject({
    due: [
      { of: 'recordings', count: 1 },
      { of: 'bodies', count: 0 },
    ],
  });
  expect(await run()).toEqual({ recordings: 1, bodies: 1 });
  expect(await bodies()).toEqual([false, true, true, true]);
  const after = await callsAndAgain();
  expect(after.get('call_id:old')).toMatchObject({
    recordingUrl: null,
    recordingState: 'none',
    outcome: 'answered',
  });
  expect(after.get('call_id:new')).toMatchObject({ recordingUrl: 'https://media.example.com/new.mp3' });
  const kept = await db().$queryRaw<unknown[]>`
    SELECT 1 FROM call_event WHERE facts::text LIKE ${`%${oldUrl}%`}
    UNION ALL SELECT 1 FROM call WHERE call::text LIKE ${`%${oldUrl}%`}`;
  expect(kept).toEqual([]);
  expect(await run()).toEqual({});
});

test('transcripts likewise', async () => {
  await changeWorkspace(tester, { keepTranscriptsDays: 200 });
  expect(await run()).toEqual({ transcripts: 1, bodies: 1 });
  expect(await bodies()).toEqual([false, true, true, false]);
  const spoken = [...(await callsAndAgain()).values()].find(({ provider }) => provider === 'synthflow');
  expect(spoken).toMatchObject({ hasTranscript: false, transcript: [], state: 'ended' });
  expect(await db().$queryRaw`SELECT 1 FROM call_event WHERE facts::text LIKE '%marmalade%'`).toEqual([]);
  expect(await db().transcriptTurn.count()).toBe(0);
});

test('bodies go by when they came; those that nobody has read yet wait', async () => {
  await changeWorkspace(tester, { keepBodiesDays: 100 });
  await db().connection.update({ where: { id: calls.connectionId }, data: { status: 'paused' } });
  await calls.send(
    outgoingCall('waiting', {
      received_at: '2026-11-19T07:00:00.000Z',
      ended_at: '2026-11-19T07:01:00.000Z',
    }),
  );
  // Of 19 November 2026 or later nothing else is older than its limit then.
  await changeWorkspace(tester, { keepRecordingsDays: null, keepTranscriptsDays: null });
  const later = new Date(Date.now() + 101 * day);
  expect(await previewRetention(tester, later)).toMatchObject({
    due: [{ of: 'bodies', count: 2 }],
    unread: 1,
  });
  expect(await run(later)).toEqual({ bodies: 2 });
  expect(await bodies()).toEqual([false, false, false, false, true]);

  await db().connection.update({ where: { id: calls.connectionId }, data: { status: 'active' } });
  await drain();
  expect((await callsAndAgain()).size).toBe(4);
});

test('calls go with everything that hangs on them, and no rebuild brings them back', async () => {
  const old = (await allCalls()).find(({ keys }) => keys.includes('call_id:old'));
  await addNote(tester, { callId: old?.id ?? '', text: 'rang twice' });
  await changeWorkspace(tester, { keepCallsDays: 200 });
  expect(await run()).toEqual({ calls: 2, deliveries: 2, notes: 1 });
  expect([...(await callsAndAgain()).keys()].sort()).toEqual(['call_id:new', 'call_id:waiting']);
  expect(await db().callNote.count()).toBe(0);
  // What was no call goes by when it came.
  expect(await db().delivery.count({ where: { state: 'failed' } })).toBe(1);
  expect(await run(new Date(Date.now() + 201 * day))).toMatchObject({ calls: 2, deliveries: 3 });
  expect(await db().delivery.count()).toBe(0);
  expect(await db().callRollup.count()).toBe(0);
});

test('the log is append-only, but for its own retention', async () => {
  await expect(db().$executeRaw`UPDATE audit_entry SET actor_name = 'Nobody'`).rejects.toThrow(
    /never changed/,
  );
  await expect(db().$executeRaw`DELETE FROM audit_entry`).rejects.toThrow(/never changed/);
  await db().auditEntry.create({
    data: { at: '2026-02-28T00:00:00.000Z', actorName: 'Ada', action: 'tag.created', subjectType: 'tag' },
  });
  const entries = await db().auditEntry.count();
  await changeWorkspace(tester, { keepAuditDays: 200, keepCallsDays: null, keepBodiesDays: null });
  expect(await run()).toEqual({ auditEntries: 1 });
  // The change, the start and the end of the run came to it.
  expect(await db().auditEntry.count()).toBe(entries + 2);
  await expect(db().$executeRaw`DELETE FROM audit_entry`).rejects.toThrow(/never changed/);
});

test('begins by itself a day after the last run, once', async () => {
  const runs = async () => (await retentionRuns(tester, 50)).length;
  const before = await runs();
  await startDailyRetention(new Date());
  expect(await runs()).toBe(before);
  const tomorrow = new Date(Date.now() + day + 1);
  await Promise.all([
    startDailyRetention(tomorrow),
    startDailyRetention(tomorrow),
    startDailyRetention(tomorrow),
  ]);
  expect(await runs()).toBe(before + 1);
  expect((await retentionRuns(tester))[0]).toMatchObject({ state: 'running', startedByName: 'retention' });
  await expect(startRetention(tester, tomorrow)).rejects.toMatchObject({ code: 'conflict' });
});

test('only admins may ask', async () => {
  await expect(startRetention(manager)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(previewRetention(manager)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(retentionRuns(manager)).rejects.toMatchObject({ code: 'forbidden' });
});
