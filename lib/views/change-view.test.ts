import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { useTestDatabase } from '../../tests/database.ts';
import { sampleCalendar } from '../../tests/sample-calendar.ts';
import { insertPerson, type Person } from '../../tests/sample-people.ts';
import { db } from '../db.ts';
import { changeView } from './change-view.ts';
import { deleteView } from './delete-view.ts';
import { listViews } from './list-views.ts';
import { saveView } from './save-view.ts';

useTestDatabase();

let admin: Person;
let owner: Person;
let manager: Person;
let guest: Person;

beforeAll(async () => {
  admin = await insertPerson('admin', 'Ada');
  owner = await insertPerson('manager', 'Olga');
  manager = await insertPerson('manager', 'Max');
  guest = await insertPerson('viewer', 'Vi');
});

beforeEach(async () => {
  await db().savedView.deleteMany();
});

const added = (person: Person, isShared: boolean, name = 'Missed') =>
  saveView(person, { name, query: 'outcome=missed', isShared, settings: null }, sampleCalendar);
const seenBy = async (person: Person, viewId: string) =>
  (await listViews(person)).find(({ id }) => id === viewId);
const auditOf = async (viewId: string) =>
  (await db().auditEntry.findMany({ where: { subjectId: viewId }, orderBy: { id: 'asc' } })).map(
    ({ action, actorName, before, after }) => ({ action, actorName, before, after }),
  );

describe('changeView', () => {
  it('renames, gives another query, each alone', async () => {
    const viewId = await added(owner, false);
    await changeView(owner, { viewId, name: 'Lost' }, sampleCalendar);
    expect(await seenBy(owner, viewId)).toMatchObject({ name: 'Lost', query: 'outcome=missed' });
    await changeView(owner, { viewId, query: 'sort=-started&outcome=busy' }, sampleCalendar);
    expect(await seenBy(owner, viewId)).toMatchObject({ name: 'Lost', query: 'outcome=busy' });
    expect(await auditOf(viewId)).toEqual([]);
  });

  it('may write its own name differently, but not take that of another view', async () => {
    const viewId = await added(owner, false);
    await added(owner, false, 'Busy');
    await changeView(owner, { viewId, name: 'MISSED' }, sampleCalendar);
    await expect(changeView(owner, { viewId, name: 'busy' }, sampleCalendar)).rejects.toMatchObject({
      problems: [{ key: 'name' }],
    });
    expect(await seenBy(owner, viewId)).toMatchObject({ name: 'MISSED' });
  });

  it('refuses what saving refuses', async () => {
    const viewId = await added(owner, false);
    const code = 'invalid_input';
    await expect(changeView(owner, { viewId, name: ' ' }, sampleCalendar)).rejects.toMatchObject({ code });
    await expect(changeView(owner, { viewId, query: 'x=1' }, sampleCalendar)).rejects.toMatchObject({ code });
    await expect(changeView(owner, { viewId: 'x' }, sampleCalendar)).rejects.toMatchObject({ code });
  });
});

describe('sharing', () => {
  it('shows a view to everybody who reads calls, and audits it', async () => {
    const viewId = await added(owner, false);
    expect(await seenBy(guest, viewId)).toBeUndefined();
    await changeView(owner, { viewId, isShared: true }, sampleCalendar);
    expect(await seenBy(guest, viewId)).toMatchObject({ isMine: false, owner: 'Olga', mayChange: false });
    expect(await seenBy(manager, viewId)).toMatchObject({ isMine: false, mayChange: false });
    expect(await seenBy(admin, viewId)).toMatchObject({ isMine: false, mayChange: true });
    await changeView(owner, { viewId, isShared: false }, sampleCalendar);
    expect(await seenBy(admin, viewId)).toBeUndefined();
    expect(await auditOf(viewId)).toMatchObject([
      { action: 'view.shared', actorName: 'Olga', after: { name: 'Missed' } },
      { action: 'view.unshared', actorName: 'Olga' },
    ]);
  });

  it('is not for viewers', async () => {
    await expect(added(guest, true)).rejects.toMatchObject({ code: 'forbidden' });
    const viewId = await added(guest, false);
    await expect(changeView(guest, { viewId, isShared: true }, sampleCalendar)).rejects.toMatchObject({
      code: 'forbidden',
      message: 'Your role does not permit sharing views. Ask an admin if you need it.',
    });
    expect(await seenBy(admin, viewId)).toBeUndefined();
  });

  it('can be taken back by who has become a viewer', async () => {
    const viewId = await added(owner, true);
    await changeView({ ...owner, role: 'viewer' }, { viewId, isShared: false }, sampleCalendar);
    expect(await seenBy(guest, viewId)).toBeUndefined();
  });

  it('has an end', async () => {
    await db().savedView.createMany({
      data: Array.from({ length: 199 }, (_, at) => ({
        userId: admin.userId,
        name: `Shared ${at}`,
        query: '',
        isShared: true,
      })),
    });
    const viewId = await added(owner, true);
    await expect(added(manager, true)).rejects.toMatchObject({
      code: 'conflict',
      message: 'There are 200 shared views, as many as can be. Delete one that nobody needs any longer.',
    });
    await changeView(owner, { viewId, name: 'Still mine' }, sampleCalendar);
    await changeView(owner, { viewId, isShared: false }, sampleCalendar);
    await added(manager, true);
  });
});

describe('who may change and delete', () => {
  const attempts = (person: Person, viewId: string) => [
    () => changeView(person, { viewId, name: 'Theirs' }, sampleCalendar),
    () => changeView(person, { viewId, query: '' }, sampleCalendar),
    () => changeView(person, { viewId, isShared: false }, sampleCalendar),
    () => changeView(person, { viewId, settings: null }, sampleCalendar),
    () => deleteView(person, { viewId }),
  ];

  it('is nobody but the owner while it is private: for others it is not there', async () => {
    const viewId = await added(owner, false);
    for (const person of [admin, manager, guest]) {
      for (const attempt of attempts(person, viewId)) {
        await expect(attempt()).rejects.toMatchObject({ code: 'not_found' });
      }
    }
    expect(await seenBy(owner, viewId)).toMatchObject({ name: 'Missed', query: 'outcome=missed' });
  });

  it('is the owner and admins while it is shared', async () => {
    const viewId = await added(owner, true);
    for (const person of [manager, guest]) {
      for (const attempt of attempts(person, viewId)) {
        await expect(attempt()).rejects.toMatchObject({ code: 'forbidden' });
      }
    }
    await changeView(admin, { viewId, name: 'Missed calls', query: 'outcome=missed,busy' }, sampleCalendar);
    expect(await seenBy(owner, viewId)).toMatchObject({ name: 'Missed calls', query: 'outcome=missed,busy' });
    expect((await auditOf(viewId)).at(-1)).toEqual({
      action: 'view.changed',
      actorName: 'Ada',
      before: { name: 'Missed' },
      after: { name: 'Missed calls', changed: ['name', 'query'] },
    });
  });

  it('an admin’s new name must be free among the owner’s', async () => {
    const viewId = await added(owner, true);
    await added(owner, false, 'Private');
    await expect(changeView(admin, { viewId, name: 'private' }, sampleCalendar)).rejects.toMatchObject({
      code: 'invalid_input',
    });
    await added(admin, false, 'Lost');
    await changeView(admin, { viewId, name: 'Lost' }, sampleCalendar);
  });

  it('of a view that is gone, everybody hears the same', async () => {
    const viewId = await added(owner, true);
    await deleteView(owner, { viewId });
    for (const attempt of attempts(owner, viewId)) {
      await expect(attempt()).rejects.toMatchObject({ code: 'not_found' });
    }
  });
});

describe('deleteView', () => {
  it('audits the end of a shared view, not of a private one', async () => {
    const shared = await added(owner, true);
    const own = await added(owner, false, 'Mine');
    await deleteView(admin, { viewId: shared });
    await deleteView(owner, { viewId: own });
    expect(await listViews(owner)).toEqual([]);
    expect((await auditOf(shared)).at(-1)).toEqual({
      action: 'view.deleted',
      actorName: 'Ada',
      before: { name: 'Missed' },
      after: null,
    });
    expect(await auditOf(own)).toEqual([]);
  });
});
