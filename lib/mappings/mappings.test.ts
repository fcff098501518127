import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { useTestDatabase } from '../../tests/database.ts';
import { everyRow } from '../../tests/every-row.ts';
import { expectRightCounters } from '../../tests/pipeline/expect-right-counters.ts';
import { allCalls, makeSender, outgoingCall, tester } from '../../tests/pipeline/sender.ts';
import { insertPerson } from '../../tests/sample-people.ts';
import { listUnmappedWords } from '../calls/list-unmapped-words.ts';
import { db } from '../db.ts';
import { runJobStep } from '../jobs/run-job-step.ts';
import { drain } from '../projection/drain.ts';
import { rebuild } from '../projection/rebuild.ts';
import { replayJob } from '../projection/replay-job.ts';
import { activeMappings } from './active-mappings.ts';
import { listMappings } from './list-mappings.ts';
import type { NewMapping } from './new-mapping.ts';
import { previewMapping } from './preview-mapping.ts';
import { publishMapping } from './publish-mapping.ts';
import { rereadWord } from './reread-word.ts';
import { retireMapping } from './retire-mapping.ts';

useTestDatabase();

beforeEach(async () => {
  await db().$executeRaw`TRUNCATE connection, call_rollup, call_day_rollup, hour_rollup, hangup_day_rollup,
    wait_histogram, agent_day_rollup, agent_hour_rollup, agent_hangup_rollup, agent_wait_histogram,
    call_week_rollup, hangup_week_rollup, wait_week_histogram, agent_week_rollup, word_mapping CASCADE`;
});

const busy: NewMapping = { provider: 'alohaa', entry: 'hangup_cause=Q17', reason: 'busy', party: 'customer' };

const ended = (id: string, cause: string, changes: Record<string, unknown> = {}) =>
  outgoingCall(id, { call_status: 'not_answered', hangup_cause: cause, ...changes });

/** Has read again what is to be, as the projector's process does. */
async function readAgain(): Promise<void> {
  while ((await runJobStep([replayJob])) !== null);
  await drain();
}

async function publish(mapping: NewMapping): Promise<string> {
  const { id } = await publishMapping(tester, mapping);
  await readAgain();
  return id;
}

async function retire(id: string): Promise<void> {
  await retireMapping(tester, id);
  await readAgain();
}

/** Every row of everything that is made from deliveries, as text. */
async function derived(): Promise<unknown> {
  return await everyRow([
    ...['call', 'call_event', 'call_key', 'call_offer', 'transcript_turn', 'extracted_action', 'delivery'],
    ...['call_rollup', 'call_day_rollup', 'hour_rollup', 'hangup_day_rollup', 'wait_histogram'],
    ...['agent_day_rollup', 'agent_hour_rollup', 'agent_hangup_rollup', 'agent_wait_histogram'],
    ...['call_week_rollup', 'hangup_week_rollup', 'wait_week_histogram', 'agent_week_rollup'],
  ]);
}

const endings = async () =>
  Object.fromEntries(
    (await allCalls()).map(({ keys, outcome, reason, party, certainty, reasonWords, unmapped }) => [
      keys[0],
      [outcome, reason, party, certainty, reasonWords, unmapped.join()].join(' | '),
    ]),
  );

test('a published word is read in every call that has it, whenever it comes; taken back, all is as before', async () => {
  const { send } = await makeSender('east');
  await send(ended('1', 'Q17'));
  await send(ended('2', 'network_error'));
  await send(ended('3', 'Q18'));
  await send(outgoingCall('4', { hangup_cause: 'Q17' }));
  await drain();
  const before = await derived();
  expect(await endings()).toEqual({
    'call_id:1': 'unknown | unmapped | unknown | unmapped | Q17 | hangup_cause=Q17',
    'call_id:2': 'failed | unreachable | network | ambiguous | network_error | ',
    'call_id:3': 'unknown | unmapped | unknown | unmapped | Q18 | hangup_cause=Q18',
    'call_id:4': 'answered | unmapped | unknown | unmapped | Q17 | hangup_cause=Q17',
  });

  const id = await publish(busy);
  const published = {
    'call_id:1': 'busy | busy | customer | exact | Q17 | ',
    'call_id:2': 'failed | unreachable | network | ambiguous | network_error | ',
    'call_id:3': 'unknown | unmapped | unknown | unmapped | Q18 | hangup_cause=Q18',
    'call_id:4': 'answered | busy | customer | exact | Q17 | ',
  };
  expect(await endings()).toEqual(published);
  await expectRightCounters();
  expect(
    (await listUnmappedWords(tester)).words.map(({ word, calls, decides }) => [word, calls, decides]),
  ).toEqual([['hangup_cause=Q18', 1, 1]]);
  expect(await listMappings(tester)).toMatchObject([{ id, calls: 2, left: 0, publishedByName: 'test' }]);

  const after = await derived();
  await rebuild(tester, () => {});
  expect(await derived()).toEqual(after);

  await retire(id);
  expect(await derived()).toEqual(before);
  await expectRightCounters();
  expect(await listMappings(tester)).toMatchObject([{ id, calls: 0, left: 0, retiredByName: 'test' }]);

  await publish(busy);
  expect(await derived()).toEqual(after);
  await send(ended('5', 'Q17'));
  await drain();
  expect(await endings()).toEqual({ ...published, 'call_id:5': 'busy | busy | customer | exact | Q17 | ' });
});

test('a mapping holds for all connections of its provider and for no other provider', async () => {
  const [east, west] = [await makeSender('east'), await makeSender('west')];
  const other = await makeSender('other', 'callerdesk');
  for (const { send } of [east, west]) await send(ended('1', 'parked'));
  await other.send({
    type: 'call_report',
    CallSid: '1',
    Direction: 'SIDEWAYS',
    SourceNumber: '09912345678',
    DestinationNumber: '01204567890',
    StartTime: '2024-01-02 10:00:00',
    EndTime: '2024-01-02 10:00:40',
    Status: 'queued',
    hangup_cause: 'parked',
  });
  await drain();
  await publish({ ...busy, entry: 'hangup_cause=parked' });
  const read = async () =>
    (await allCalls())
      .map(({ connectionId, reason, reasonWords }) => [connectionId, reason, reasonWords])
      .sort();
  const ours = [
    [east.connectionId, 'busy', 'parked'],
    [west.connectionId, 'busy', 'parked'],
  ];
  expect(await read()).toEqual([...ours, [other.connectionId, 'unmapped', 'parked / queued']].sort());
  const id = await publish({
    provider: 'callerdesk',
    entry: 'hangup_cause=parked',
    reason: 'no_agent',
    party: 'system',
  });
  expect(await read()).toEqual([...ours, [other.connectionId, 'no_agent', 'parked / queued']].sort());
  expect(await listMappings(tester)).toMatchObject([
    { id, calls: 1, left: 0 },
    { calls: 2, left: 0 },
  ]);
});

test('only words that decide unread calls can be published, one meaning at a time', async () => {
  const { send } = await makeSender('east');
  await send(ended('1', 'Q17'));
  await send(ended('2', 'network_error'));
  await drain();
  const refused = (mapping: NewMapping) =>
    publishMapping(tester, mapping).catch((error: Error) => error.message);
  expect(await refused({ ...busy, entry: 'hangup_cause=network_error' })).toContain('own table knows');
  expect(await refused({ ...busy, entry: 'hangup_cause=Q1' })).toContain('No call has this word unread');
  expect(await refused({ ...busy, entry: 'Q17' })).toContain('field=word');
  expect(await refused({ ...busy, provider: 'nobody' })).toContain('provider');
  expect(await refused({ ...busy, entry: `hangup_cause=${'x'.repeat(500)}` })).toContain('500');
  expect(await refused({ ...busy, entry: 'hangup_cause=sent to +91 98123 45678' })).toContain(
    'telephone number',
  );
  expect(await db().wordMapping.count()).toBe(0);

  const twice = await Promise.allSettled([publishMapping(tester, busy), publishMapping(tester, busy)]);
  expect(twice.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(await refused(busy)).toContain('already');
  const { id } = await db().wordMapping.findFirstOrThrow();
  await retire(id);
  await expect(retireMapping(tester, id)).rejects.toThrow('already');
  await expect(retireMapping(tester, 'nonsense')).rejects.toMatchObject({ code: 'not_found' });
  const audited = await db().auditEntry.findMany({
    where: { subjectType: 'mapping', subjectId: id },
    orderBy: { id: 'asc' },
  });
  expect(audited.map(({ action, before, after }) => [action, before ?? after])).toEqual([
    [
      'mapping.published',
      { provider: 'alohaa', field: 'hangup_cause', word: 'Q17', reason: 'busy', party: 'customer', calls: 1 },
    ],
    [
      'mapping.retired',
      { provider: 'alohaa', field: 'hangup_cause', word: 'Q17', reason: 'busy', party: 'customer' },
    ],
  ]);
});

test('nobody but an admin may see, foretell, publish or take back', async () => {
  for (const role of ['manager', 'viewer'] as const) {
    const person = await insertPerson(role);
    for (const attempt of [
      () => listMappings(person),
      () => previewMapping(person, busy),
      () => publishMapping(person, busy),
      () => retireMapping(person, 'any'),
      () => rereadWord(person, 'any'),
    ])
      await expect(attempt()).rejects.toMatchObject({ code: 'forbidden' });
  }
});

test('publishing waits for whoever reads deliveries with what was in force', async () => {
  const { send } = await makeSender('east');
  await send(ended('1', 'Q17'));
  await drain();
  const order: string[] = [];
  let publishing: Promise<unknown> | undefined;
  await db().$transaction(async (tx) => {
    expect(await activeMappings(tx, 'alohaa')).toEqual([]);
    publishing = publishMapping(tester, busy).then(() => order.push('published'));
    await tx.$executeRaw`SELECT pg_sleep(0.4)`;
    order.push('read');
  });
  await publishing;
  expect(order).toEqual(['read', 'published']);
  expect(await db().$transaction((tx) => activeMappings(tx, 'alohaa'))).toMatchObject([{ word: 'Q17' }]);
  expect(await db().$transaction((tx) => activeMappings(tx, 'alohub'))).toEqual([]);
});

test('what has no body any longer stays as it was read; a paused connection follows when asked again', async () => {
  const [east, west] = [await makeSender('east'), await makeSender('west')];
  for (const { send } of [east, west]) await send(ended('1', 'Q17'));
  await drain();
  await db().delivery.updateMany({
    where: { connectionId: east.connectionId },
    data: { body: new Uint8Array(), bodyRemovedAt: new Date() },
  });
  const status = (to: string) =>
    db().connection.update({ where: { id: west.connectionId }, data: { status: to } });
  await status('paused');
  expect(await previewMapping(tester, busy)).toMatchObject({
    uses: { calls: 2, decides: 2, paused: 1 },
    looked: 1,
    changed: 0,
  });
  await publish(busy);
  const reasons = async () =>
    Object.fromEntries((await allCalls()).map(({ connectionId, reason }) => [connectionId, reason]));
  expect(await reasons()).toEqual({ [east.connectionId]: 'unmapped', [west.connectionId]: 'unmapped' });
  expect(await listMappings(tester)).toMatchObject([{ calls: 0, left: 2 }]);
  await status('active');
  const [mapping] = await listMappings(tester);
  await rereadWord(tester, mapping?.id ?? '');
  await readAgain();
  expect(await reasons()).toEqual({ [east.connectionId]: 'unmapped', [west.connectionId]: 'busy' });
});

test('a mapping changes exactly the calls that the preview names, and the preview nothing', async () => {
  const body = fc.record({
    id: fc.constantFrom('1', '2', '3', '4', '5', '6'),
    status: fc.constantFrom('answered', 'not_answered', 'odd'),
    cause: fc.constantFrom('Q17', 'Q18', 'initiator_hangup', 'network_error'),
    direction: fc.constantFrom('outgoing', 'incoming'),
  });
  const mapping = fc.record({
    entry: fc.constantFrom('hangup_cause=Q17', 'hangup_cause=initiator_hangup', 'call_status=odd'),
    reason: fc.constantFrom('busy' as const, 'completed' as const, 'voicemail' as const),
    party: fc.constantFrom('customer' as const, 'unknown' as const),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(body, { minLength: 1, maxLength: 12 }), mapping, async (bodies, meaning) => {
      await db().$executeRaw`TRUNCATE connection, word_mapping, call_rollup, call_day_rollup, hour_rollup,
        hangup_day_rollup, wait_histogram, agent_day_rollup, agent_hour_rollup, agent_hangup_rollup,
        agent_wait_histogram, call_week_rollup, hangup_week_rollup, wait_week_histogram, agent_week_rollup CASCADE`;
      const { send } = await makeSender('east');
      for (const { id, status, cause, direction } of bodies) {
        await send(ended(id, cause, { call_status: status, call_type: direction }));
      }
      await drain();
      const [before, stood] = [await derived(), await allCalls()];
      const foretold = await previewMapping(tester, { provider: 'alohaa', ...meaning }).catch(() => null);
      expect(await derived()).toEqual(before);
      fc.pre(foretold !== null);
      const id = await publish({ provider: 'alohaa', ...meaning });
      await expectRightCounters();
      const now = new Map((await allCalls()).map((call) => [call.id, call]));
      const changed = stood.filter((call) => JSON.stringify(call) !== JSON.stringify(now.get(call.id)));
      expect(changed.every(({ unmapped }) => unmapped.includes(meaning.entry))).toBe(true);
      const ending = (call: (typeof stood)[number] | undefined) =>
        call && { outcome: call.outcome, reason: call.reason, party: call.party, certainty: call.certainty };
      const differ = changed.filter(
        (call) => JSON.stringify(ending(call)) !== JSON.stringify(ending(now.get(call.id))),
      );
      expect(foretold?.changed).toBe(differ.length);
      for (const { callId, before: was, after } of foretold?.examples ?? []) {
        expect(was).toEqual(ending(stood.find((call) => call.id === callId)));
        expect(after).toEqual(ending(now.get(callId)));
      }
      await retire(id);
      expect(await derived()).toEqual(before);
    }),
    { numRuns: 15 },
  );
}, 120_000);
