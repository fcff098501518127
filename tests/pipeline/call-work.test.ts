import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { callKeyId } from '../../lib/calls/call-key-id.ts';
import { db } from '../../lib/db.ts';
import { addNote } from '../../lib/notes/add-note.ts';
import { callWork } from '../../lib/notes/call-work.ts';
import { createTag } from '../../lib/notes/create-tag.ts';
import { fileCall } from '../../lib/notes/file-call.ts';
import { tagCall } from '../../lib/notes/tag-call.ts';
import { drain } from '../../lib/projection/drain.ts';
import { rebuild } from '../../lib/projection/rebuild.ts';
import { useTestDatabase } from '../database.ts';
import { insertPerson } from '../sample-people.ts';
import { allCalls, makeSender, outgoingCall, tester } from './sender.ts';

useTestDatabase();

let person: Awaited<ReturnType<typeof insertPerson>>;
let urgent: string;
let later: string;

beforeAll(async () => {
  person = await insertPerson('manager', 'Max');
  urgent = await createTag(person, { kind: 'tag', name: 'Urgent' });
  later = await createTag(person, { kind: 'tag', name: 'Later' });
});

/** What was added to a call, in short. */
async function workOn(callId: string) {
  const work = await callWork(person, callId);
  return (
    work && {
      notes: work.notes.map(({ text }) => text),
      tags: work.tags.map(({ name }) => name),
      disposition: work.disposition?.name ?? null,
    }
  );
}

const callsOf = async (connectionId: string) =>
  (await allCalls()).filter((call) => call.connectionId === connectionId);

test('what was added to a call survives another delivery of it, and a rebuild', async () => {
  const { connectionId, send } = await makeSender('worked on');
  await send(outgoingCall('one', { ended_at: undefined, call_status: undefined }));
  await drain();
  const id = callKeyId(connectionId, 'call_id:one');
  await addNote(person, { callId: id, text: 'Call back on Monday' });
  await tagCall(person, { callId: id, add: [urgent], remove: [] });
  await fileCall(person, { callId: id, disposition: 'Wants an offer' });
  const expected = { notes: ['Call back on Monday'], tags: ['Urgent'], disposition: 'Wants an offer' };

  await send(outgoingCall('one'));
  await drain();
  expect(await workOn(id)).toEqual(expected);
  await rebuild(tester, () => {});
  expect(await workOn(id)).toEqual(expected);
});

const joined = z
  .object({ deliveries: z.array(z.object({ body: z.json() })) })
  .parse(
    JSON.parse(
      readFileSync(
        path.join(import.meta.dirname, '../../lib/providers/callerdesk/fixtures/outgoing-joined.json'),
        'utf8',
      ),
    ),
  );

test('when halves of a call join, the whole has what was added to each; when they part, each has its own', async () => {
  const { connectionId, send } = await makeSender('halves', 'callerdesk');
  const [live, , report, late] = joined.deliveries;
  await send(live?.body);
  await send(late?.body);
  await drain();
  const first = callKeyId(connectionId, 'CallSid:1672650000.960002');
  const second = callKeyId(connectionId, 'CallSid:8397472');
  expect((await callsOf(connectionId)).map(({ id }) => id).sort()).toEqual([first, second].sort());

  await addNote(person, { callId: first, text: 'On the first half' });
  await addNote(person, { callId: second, text: 'On the second half' });
  await tagCall(person, { callId: first, add: [urgent], remove: [] });
  await tagCall(person, { callId: second, add: [urgent, later], remove: [] });
  await fileCall(person, { callId: second, disposition: 'Earlier' });
  await fileCall(person, { callId: first, disposition: 'Later word' });

  await send(report?.body);
  await drain();
  expect((await callsOf(connectionId)).map(({ id }) => id)).toEqual([first]);
  const both = {
    notes: ['On the first half', 'On the second half'],
    tags: ['Later', 'Urgent'],
    disposition: 'Later word',
  };
  expect(await workOn(first)).toEqual(both);
  expect(await workOn(second)).toEqual(both);
  await rebuild(tester, () => {});
  expect(await workOn(first)).toEqual(both);

  await db().delivery.deleteMany({
    where: { connectionId, events: { some: { keys: { hasEvery: ['campid:11387004', 'CallSid:8397472'] } } } },
  });
  await rebuild(tester, () => {});
  expect(await workOn(first)).toEqual({
    notes: ['On the first half'],
    tags: ['Urgent'],
    disposition: 'Later word',
  });
  expect(await workOn(second)).toEqual({
    notes: ['On the second half'],
    tags: ['Later', 'Urgent'],
    disposition: 'Earlier',
  });
});

test('on a joined call, what either half had can be taken away', async () => {
  const { connectionId, send } = await makeSender('taken away', 'callerdesk');
  const [live, , report, late] = joined.deliveries;
  await send(live?.body);
  await send(late?.body);
  await drain();
  const first = callKeyId(connectionId, 'CallSid:1672650000.960002');
  const second = callKeyId(connectionId, 'CallSid:8397472');
  for (const callId of [first, second]) {
    await tagCall(person, { callId, add: [urgent], remove: [] });
    await fileCall(person, { callId, disposition: `On ${callId}` });
  }
  await send(report?.body);
  await drain();
  await tagCall(person, { callId: second, add: [], remove: [urgent] });
  await fileCall(person, { callId: second, disposition: null });
  expect(await workOn(first)).toEqual({ notes: [], tags: [], disposition: null });
});

test('it goes with its connection, and what others have stays', async () => {
  const gone = await makeSender('gone');
  const kept = await makeSender('kept');
  for (const { connectionId, send } of [gone, kept]) {
    await send(outgoingCall('one'));
    await drain();
    const callId = callKeyId(connectionId, 'call_id:one');
    await addNote(person, { callId, text: 'A note' });
    await tagCall(person, { callId, add: [urgent], remove: [] });
    await fileCall(person, { callId, disposition: 'Sold' });
  }
  await db().connection.delete({ where: { id: gone.connectionId } });
  const left = async (connectionId: string) => [
    await db().callNote.count({ where: { connectionId } }),
    await db().callTag.count({ where: { connectionId } }),
    await db().callDisposition.count({ where: { connectionId } }),
  ];
  expect(await left(gone.connectionId)).toEqual([0, 0, 0]);
  expect(await left(kept.connectionId)).toEqual([1, 1, 1]);
});
