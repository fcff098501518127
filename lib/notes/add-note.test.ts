import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { useTestDatabase } from '../../tests/database.ts';
import { insertCall, insertConnection } from '../../tests/sample-calls.ts';
import { insertPerson, type Person } from '../../tests/sample-people.ts';
import { db } from '../db.ts';
import { addNote } from './add-note.ts';
import { callWork } from './call-work.ts';
import { deleteNote } from './delete-note.ts';
import { editNote } from './edit-note.ts';

useTestDatabase();

let connectionId: string;
let admin: Person;
let manager: Person;
let guest: Person;

beforeAll(async () => {
  connectionId = await insertConnection();
  admin = await insertPerson('admin', 'Ada');
  manager = await insertPerson('manager', 'Max');
  guest = await insertPerson('viewer', 'Vi');
});

const notesOf = async (person: Person, callId: string) => (await callWork(person, callId))?.notes ?? [];

describe('addNote', () => {
  it('adds a note under the name of its author, oldest first, and audits it without its text', async () => {
    const callId = await insertCall(connectionId);
    const first = await addNote(manager, { callId, text: '  Wants a call back\r\non Monday \n' });
    await addNote(admin, { callId, text: 'Done' });
    expect(await notesOf(manager, callId)).toMatchObject([
      {
        id: first,
        text: 'Wants a call back\non Monday',
        author: 'Max',
        editedAt: null,
        mayEdit: true,
        mayDelete: true,
      },
      { text: 'Done', author: 'Ada', mayEdit: false, mayDelete: false },
    ]);
    const [audited] = await db().auditEntry.findMany({
      where: { subjectId: callId },
      orderBy: { id: 'asc' },
    });
    expect(audited).toMatchObject({ action: 'note.added', actorName: 'Max', after: { note: first } });
    expect(JSON.stringify(audited)).not.toContain('Monday');
  });

  it('is not for viewers, who read notes with numbers masked', async () => {
    const callId = await insertCall(connectionId);
    await expect(addNote(guest, { callId, text: 'Hello' })).rejects.toMatchObject({ code: 'forbidden' });
    await addNote(manager, { callId, text: 'Call 098123 45678, offer 120 for order 4711' });
    const [note] = await notesOf(guest, callId);
    expect(note).toMatchObject({
      text: 'Call ••••••••678, offer 120 for order 4711',
      mayEdit: false,
      mayDelete: false,
    });
  });

  it.each([
    ['<script>alert(1)</script>', '<script>alert(1)</script>'],
    [`'); DROP TABLE call_note; --`, `'); DROP TABLE call_note; --`],
    ['שלום \u202eevil', 'שלום \u202eevil'],
    ['😀'.repeat(4_000), '😀'.repeat(4_000)],
    ['Cafe\u0301\ttab', 'Café\ttab'],
  ])('takes the text %j as it is', async (text, stored) => {
    const callId = await insertCall(connectionId);
    await addNote(manager, { callId, text });
    expect((await notesOf(manager, callId)).map((note) => note.text)).toEqual([stored]);
  });

  it.each([
    ['', 'must not be empty'],
    [' \n\t', 'must not be empty'],
    ['x'.repeat(4_001), 'must have at most 4,000 characters'],
    ['x'.repeat(5_000_000), 'must have at most 4,000 characters'],
    ['nul\u0000', 'must not have control characters'],
    ['half \ud800', 'must not have control characters'],
    ['\u200b\u200d', 'must have a character that can be seen'],
  ])('refuses the text %j', async (text, message) => {
    const callId = await insertCall(connectionId);
    await expect(addNote(manager, { callId, text })).rejects.toMatchObject({
      code: 'invalid_input',
      problems: [{ key: 'text', message }],
    });
    expect(await notesOf(manager, callId)).toEqual([]);
  });

  it('refuses a call that is none', async () => {
    await expect(addNote(manager, { callId: randomUUID(), text: 'Hello' })).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(addNote(manager, { callId: `' OR 1=1`, text: 'Hello' })).rejects.toMatchObject({
      code: 'invalid_input',
      problems: [{ key: 'callId' }],
    });
    expect(await callWork(manager, 'nonsense')).toBeNull();
    expect(await callWork(manager, randomUUID())).toBeNull();
  });

  it('keeps two hundred of a call, also when they come at once', async () => {
    const callId = await insertCall(connectionId);
    await db().callNote.createMany({
      data: Array.from({ length: 198 }, (_, at) => ({
        keyId: callId,
        connectionId,
        authorName: 'Max',
        text: `Note ${at}`,
      })),
    });
    const attempts = ['a', 'b', 'c', 'd'].map((text) => addNote(manager, { callId, text }));
    const outcomes = await Promise.allSettled(attempts);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'conflict' });
    }
    expect(await notesOf(manager, callId)).toHaveLength(200);
  });
});

describe('editNote and deleteNote', () => {
  it('let the author change a note, and nobody else', async () => {
    const callId = await insertCall(connectionId);
    const noteId = await addNote(manager, { callId, text: 'First' });
    await editNote(manager, { noteId, text: ' Second ' });
    const [note] = await notesOf(manager, callId);
    expect(note?.text).toBe('Second');
    expect(note?.editedAt).not.toBeNull();
    for (const other of [admin, guest]) {
      await expect(editNote(other, { noteId, text: 'Third' })).rejects.toMatchObject({ code: 'forbidden' });
    }
    await expect(editNote(manager, { noteId, text: ' ' })).rejects.toMatchObject({
      code: 'invalid_input',
      problems: [{ key: 'text' }],
    });
    expect((await notesOf(manager, callId))[0]?.text).toBe('Second');
  });

  it('let the author delete a note, and an admin', async () => {
    const callId = await insertCall(connectionId);
    const other = await insertPerson('manager', 'Mo');
    const mine = await addNote(manager, { callId, text: 'Mine' });
    const another = await addNote(manager, { callId, text: 'Another' });
    for (const person of [other, guest]) {
      await expect(deleteNote(person, { noteId: mine })).rejects.toMatchObject({ code: 'forbidden' });
    }
    await deleteNote(manager, { noteId: mine });
    await deleteNote(admin, { noteId: another });
    expect(await notesOf(manager, callId)).toEqual([]);
    await expect(deleteNote(manager, { noteId: mine })).rejects.toMatchObject({ code: 'not_found' });
    await expect(editNote(manager, { noteId: mine, text: 'x' })).rejects.toMatchObject({ code: 'not_found' });
    const actions = await db().auditEntry.findMany({ where: { subjectId: callId }, orderBy: { id: 'asc' } });
    expect(actions.map(({ action, actorName }) => `${actorName} ${action}`)).toEqual([
      'Max note.added',
      'Max note.added',
      'Max note.deleted',
      'Ada note.deleted',
    ]);
  });

  it('keep what somebody wrote who is gone', async () => {
    const callId = await insertCall(connectionId);
    const leaver = await insertPerson('manager', 'Lee');
    await addNote(leaver, { callId, text: 'Farewell' });
    await db().user.delete({ where: { id: leaver.userId } });
    expect(await notesOf(manager, callId)).toMatchObject([{ author: 'Lee', text: 'Farewell' }]);
  });
});
