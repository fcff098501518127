import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { useTestDatabase } from '../../tests/database.ts';
import { insertCall, insertConnection } from '../../tests/sample-calls.ts';
import { insertPerson, type Person } from '../../tests/sample-people.ts';
import { db } from '../db.ts';
import { callWork } from './call-work.ts';
import { changeTag } from './change-tag.ts';
import { createTag } from './create-tag.ts';
import { fileCall } from './file-call.ts';
import { listTags } from './list-tags.ts';
import { tagCall } from './tag-call.ts';
import { tagNamed } from './tag-named.ts';

useTestDatabase();

let connectionId: string;
let manager: Person;
let guest: Person;
let callId: string;

beforeAll(async () => {
  connectionId = await insertConnection();
  manager = await insertPerson('manager', 'Max');
  guest = await insertPerson('viewer', 'Vi');
});

beforeEach(async () => {
  callId = await insertCall(connectionId);
  await db().callTag.deleteMany();
  await db().callDisposition.deleteMany();
  await db().tag.deleteMany();
});

const tag = (name: string) => createTag(manager, { kind: 'tag', name });
const tagsOf = async (person = manager) => (await callWork(person, callId))?.tags.map(({ name }) => name);
const dispositionOf = async (person = manager) => (await callWork(person, callId))?.disposition;
const lastAudited = async (subjectId: string) =>
  (await db().auditEntry.findMany({ where: { subjectId }, orderBy: { id: 'desc' }, take: 1 }))[0];

describe('the lists', () => {
  it('are kept by admins and managers, and read by all with numbers masked', async () => {
    await tag('Ärger');
    await tag('Week 10');
    await tag('week 9');
    const number = await createTag(manager, { kind: 'tag', name: 'VIP 9812345678' });
    await createTag(manager, { kind: 'disposition', name: 'Sold' });
    const names = async (person: Person) =>
      (await listTags(person)).map(({ kind, name }) => `${kind} ${name}`);
    expect(await names(manager)).toEqual([
      'tag Ärger',
      'disposition Sold',
      'tag VIP 9812345678',
      'tag week 9',
      'tag Week 10',
    ]);
    expect(await names(guest)).toContain('tag VIP •••••••678');
    await expect(createTag(guest, { kind: 'tag', name: 'Mine' })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(changeTag(guest, { tagId: number, name: 'x' })).rejects.toMatchObject({ code: 'forbidden' });
    expect(await lastAudited(number)).toMatchObject({ action: 'tag.created', actorName: 'Max' });
  });

  it('have each name once, whatever the case, also when it comes twice at once', async () => {
    await tag('Urgent');
    await createTag(manager, { kind: 'disposition', name: 'urgent' });
    const message = 'the list has “Urgent” already; choose a different name';
    await expect(tag(' URGENT ')).rejects.toMatchObject({ problems: [{ key: 'name', message }] });
    const other = await tag('Other');
    await expect(changeTag(manager, { tagId: other, name: 'urgent' })).rejects.toMatchObject({
      problems: [{ key: 'name', message }],
    });
    const outcomes = await Promise.allSettled([tag('Twin'), tag('TWIN')]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await changeTag(manager, { tagId: other, name: 'OTHER' });
    expect((await listTags(manager)).map(({ name }) => name)).toContain('OTHER');
  });

  it.each([
    ['', 'must not be empty'],
    ['x'.repeat(61), 'must have at most 60 characters'],
    ['x'.repeat(1_000_000), 'must have at most 60 characters'],
    ['nul\u0000', 'must not have control characters'],
    ['turned \u202egnp', 'must not have control characters'],
    ['\u200b', 'must have a character that can be seen'],
  ])('refuse the name %j', async (name, message) => {
    await expect(tag(name)).rejects.toMatchObject({
      code: 'invalid_input',
      problems: [{ key: 'name', message }],
    });
  });

  it('refuse a kind that is none', async () => {
    await expect(
      Reflect.apply(createTag, null, [manager, { kind: 'label', name: 'Odd' }]),
    ).rejects.toMatchObject({
      code: 'invalid_input',
      problems: [{ key: 'kind' }],
    });
  });

  it('hold two hundred words; archived ones make room and come back under their name', async () => {
    await db().tag.createMany({
      data: Array.from({ length: 200 }, (_, at) => ({
        kind: 'tag',
        name: `Tag ${at}`,
        nameKey: `tag ${at}`,
      })),
    });
    await expect(tag('One more')).rejects.toMatchObject({ code: 'conflict' });
    const { id } = await db().tag.findFirstOrThrow({ where: { nameKey: 'tag 7' } });
    await changeTag(manager, { tagId: id, isArchived: true });
    expect(await lastAudited(id)).toMatchObject({ action: 'tag.archived', actorName: 'Max' });
    expect(await createTag(manager, { kind: 'tag', name: 'TAG 7' })).toBe(id);
    expect((await listTags(manager)).find((each) => each.id === id)).toMatchObject({
      name: 'Tag 7',
      isArchived: false,
    });
    await changeTag(manager, { tagId: id, isArchived: true });
    await tag('One more');
    await expect(changeTag(manager, { tagId: id, isArchived: false })).rejects.toMatchObject({
      code: 'conflict',
    });
  });
});

describe('tagCall', () => {
  it('gives tags and takes them, leaves others alone, and is audited', async () => {
    const [a, b, c] = [await tag('A'), await tag('B'), await tag('C')];
    await tagCall(manager, { callId, add: [a, b, a], remove: [] });
    await Promise.all([
      tagCall(manager, { callId, add: [c], remove: [a] }),
      tagCall(manager, { callId, add: [c, b], remove: [] }),
    ]);
    expect(await tagsOf()).toEqual(['B', 'C']);
    await tagCall(manager, { callId, add: [a], remove: [a, b] });
    expect(await tagsOf()).toEqual(['A', 'C']);
    expect(await lastAudited(callId)).toMatchObject({
      action: 'call.tagged',
      actorName: 'Max',
      after: { added: ['A'], removed: ['B'] },
    });
    const audited = await db().auditEntry.count({ where: { subjectId: callId } });
    await tagCall(manager, { callId, add: [a], remove: [b] });
    expect(await db().auditEntry.count({ where: { subjectId: callId } })).toBe(audited);
  });

  it('keeps an archived tag on calls under its new name, and gives it to no more', async () => {
    const old = await tag('Old');
    await tagCall(manager, { callId, add: [old], remove: [] });
    await changeTag(manager, { tagId: old, name: 'Former', isArchived: true });
    expect(await tagsOf()).toEqual(['Former']);
    const other = await insertCall(connectionId);
    await expect(tagCall(manager, { callId: other, add: [old], remove: [] })).rejects.toMatchObject({
      code: 'conflict',
      message: '“Former” is archived. Choose another tag, or bring it back.',
    });
    await tagCall(manager, { callId, add: [], remove: [old] });
    expect(await tagsOf()).toEqual([]);
  });

  it('gives a call twenty at most', async () => {
    const ids: string[] = [];
    for (let at = 0; at < 21; at += 1) ids.push(await tag(`T${at}`));
    await tagCall(manager, { callId, add: ids.slice(0, 20), remove: [] });
    const one = ids.slice(20);
    await expect(tagCall(manager, { callId, add: one, remove: [] })).rejects.toMatchObject({
      code: 'conflict',
    });
    await tagCall(manager, { callId, add: one, remove: ids.slice(0, 1) });
    expect(await tagsOf()).toHaveLength(20);
  });

  it('refuses viewers, calls and tags that are not there, and words of the other list', async () => {
    const a = await tag('A');
    const sold = await createTag(manager, { kind: 'disposition', name: 'Sold' });
    const refused = async (person: Person, input: Parameters<typeof tagCall>[1], code: string) =>
      expect(tagCall(person, input)).rejects.toMatchObject({ code });
    await refused(guest, { callId, add: [a], remove: [] }, 'forbidden');
    await refused(manager, { callId: randomUUID(), add: [a], remove: [] }, 'not_found');
    await refused(manager, { callId, add: [randomUUID()], remove: [] }, 'not_found');
    await refused(manager, { callId, add: [sold], remove: [] }, 'not_found');
    await refused(manager, { callId, add: [`'; --`], remove: [] }, 'invalid_input');
    expect(await tagsOf()).toEqual([]);
  });
});

describe('tagNamed', () => {
  it('finds a tag by its name, whatever the case, and makes it where there is none', async () => {
    const urgent = await tag('Urgent');
    await createTag(manager, { kind: 'disposition', name: 'New' });
    expect(await tagNamed(manager, ' urgent ')).toBe(urgent);
    const made = await tagNamed(manager, 'New');
    expect((await listTags(manager)).find(({ id }) => id === made)).toMatchObject({
      kind: 'tag',
      name: 'New',
    });
    await changeTag(manager, { tagId: urgent, isArchived: true });
    expect(await tagNamed(manager, 'URGENT')).toBe(urgent);
    await expect(tagNamed(guest, 'Urgent')).rejects.toMatchObject({ code: 'forbidden' });
    await expect(tagNamed(manager, ' ')).rejects.toMatchObject({ code: 'invalid_input' });
  });
});

describe('fileCall', () => {
  it('files a call under a word of the list, whatever the case, and follows its name', async () => {
    const sold = await createTag(manager, { kind: 'disposition', name: 'Sold' });
    await fileCall(manager, { callId, disposition: ' SOLD ' });
    expect(await dispositionOf()).toMatchObject({ name: 'Sold', isListed: true, by: 'Max' });
    expect(await lastAudited(callId)).toMatchObject({ action: 'call.filed', after: { disposition: 'Sold' } });
    await changeTag(manager, { tagId: sold, name: 'Sale', isArchived: true });
    expect(await dispositionOf()).toMatchObject({ name: 'Sale', isListed: true });
  });

  it('takes words of one’s own, which are in no audit, and forgets them', async () => {
    await fileCall(manager, { callId, disposition: 'Ring 9812345678 again' });
    expect(await dispositionOf()).toMatchObject({ name: 'Ring 9812345678 again', isListed: false });
    expect(await dispositionOf(guest)).toMatchObject({ name: 'Ring •••••••678 again' });
    expect(JSON.stringify(await lastAudited(callId))).not.toContain('98123');
    await fileCall(manager, { callId, disposition: null });
    expect(await dispositionOf()).toBeNull();
    expect(await lastAudited(callId)).toMatchObject({ action: 'call.unfiled' });
    const audited = await db().auditEntry.count({ where: { subjectId: callId } });
    await fileCall(manager, { callId, disposition: null });
    expect(await db().auditEntry.count({ where: { subjectId: callId } })).toBe(audited);
  });

  it('refuses viewers, and words that are none', async () => {
    await expect(fileCall(guest, { callId, disposition: 'Sold' })).rejects.toMatchObject({
      code: 'forbidden',
    });
    for (const disposition of ['', 'x'.repeat(121), 'nul\u0000']) {
      await expect(fileCall(manager, { callId, disposition })).rejects.toMatchObject({
        code: 'invalid_input',
        problems: [{ key: 'disposition' }],
      });
    }
    await expect(fileCall(manager, { callId: randomUUID(), disposition: 'x' })).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});
