import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { useTestDatabase } from '../../tests/database.ts';
import { sampleCalendar } from '../../tests/sample-calendar.ts';
import { insertPerson, type Person } from '../../tests/sample-people.ts';
import { db } from '../db.ts';
import { changeView } from './change-view.ts';
import { chooseView } from './choose-view.ts';
import { defaultViewQuery } from './default-view-query.ts';
import { deleteView } from './delete-view.ts';
import { listViews } from './list-views.ts';
import { saveView } from './save-view.ts';

useTestDatabase();

let owner: Person;
let guest: Person;

beforeAll(async () => {
  owner = await insertPerson('manager', 'Olga');
  guest = await insertPerson('viewer', 'Vi');
});

beforeEach(async () => {
  await db().savedView.deleteMany();
});

const added = (name: string, query: string, isShared = true) =>
  saveView(owner, { name, query, isShared, settings: null }, sampleCalendar);
const choicesOf = async (person: Person) =>
  Object.fromEntries(
    (await listViews(person)).map(({ name, isPinned, isDefault }) => [name, [isPinned, isDefault]]),
  );

describe('chooseView', () => {
  it('pins for the viewer alone, and takes it back', async () => {
    const viewId = await added('Missed', 'outcome=missed');
    await chooseView(guest, { viewId, isPinned: true });
    expect(await choicesOf(guest)).toEqual({ Missed: [true, false] });
    expect(await choicesOf(owner)).toEqual({ Missed: [false, false] });
    await chooseView(owner, { viewId, isPinned: true });
    await chooseView(guest, { viewId, isPinned: false });
    expect(await choicesOf(guest)).toEqual({ Missed: [false, false] });
    expect(await choicesOf(owner)).toEqual({ Missed: [true, false] });
  });

  it('leaves alone what is not named', async () => {
    const viewId = await added('Missed', 'outcome=missed');
    await chooseView(guest, { viewId, isPinned: true });
    await chooseView(guest, { viewId, isDefault: true });
    expect(await choicesOf(guest)).toEqual({ Missed: [true, true] });
    await chooseView(guest, { viewId, isDefault: false });
    expect(await choicesOf(guest)).toEqual({ Missed: [true, false] });
  });

  it('has one default a person', async () => {
    const missed = await added('Missed', 'outcome=missed');
    const busy = await added('Busy', 'outcome=busy');
    await chooseView(owner, { viewId: missed, isDefault: true });
    await chooseView(guest, { viewId: missed, isDefault: true });
    await chooseView(guest, { viewId: busy, isDefault: true });
    expect(await choicesOf(guest)).toEqual({ Busy: [false, true], Missed: [false, false] });
    expect(await choicesOf(owner)).toEqual({ Busy: [false, false], Missed: [false, true] });
  });

  it('has one also when many come at once, while the views themselves are being changed', async () => {
    const ids = await Promise.all(['A', 'B', 'C'].map((name) => added(name, '')));
    await Promise.all(
      ids.flatMap((viewId, at) => [
        chooseView(owner, { viewId, isDefault: true }),
        chooseView(owner, { viewId, isPinned: true }),
        changeView(owner, { viewId, name: `Renamed ${at}` }, sampleCalendar),
        chooseView(guest, { viewId, isDefault: true }),
      ]),
    );
    for (const person of [owner, guest]) {
      expect((await listViews(person)).filter(({ isDefault }) => isDefault)).toHaveLength(1);
    }
    expect((await listViews(owner)).map(({ isPinned }) => isPinned)).toEqual([true, true, true]);
  });

  it('is not for views that the person cannot see', async () => {
    const viewId = await added('Private', 'outcome=missed', false);
    const code = 'not_found';
    await expect(chooseView(guest, { viewId, isPinned: true })).rejects.toMatchObject({ code });
    await expect(chooseView(guest, { viewId: crypto.randomUUID(), isPinned: true })).rejects.toMatchObject({
      code,
    });
    await expect(chooseView(guest, { viewId: "'", isPinned: true })).rejects.toMatchObject({
      code: 'invalid_input',
    });
  });
});

describe('defaultViewQuery', () => {
  it('is the query of the default view, and none without one', async () => {
    expect(await defaultViewQuery(guest)).toBeNull();
    const viewId = await added('Missed', 'outcome=missed');
    await chooseView(guest, { viewId, isDefault: true });
    expect(await defaultViewQuery(guest)).toBe('outcome=missed');
    expect(await defaultViewQuery(owner)).toBeNull();
    await changeView(owner, { viewId, query: 'outcome=busy' }, sampleCalendar);
    expect(await defaultViewQuery(guest)).toBe('outcome=busy');
    await deleteView(owner, { viewId });
    expect(await defaultViewQuery(guest)).toBeNull();
  });

  it('is none when the view is shared no longer', async () => {
    const viewId = await added('Missed', 'outcome=missed');
    await chooseView(guest, { viewId, isDefault: true });
    await chooseView(owner, { viewId, isDefault: true });
    await changeView(owner, { viewId, isShared: false }, sampleCalendar);
    expect(await defaultViewQuery(guest)).toBeNull();
    expect(await defaultViewQuery(owner)).toBe('outcome=missed');
  });

  it('is none for a view of all calls, which is what the list shows anyway', async () => {
    const viewId = await added('Everything', '');
    await chooseView(guest, { viewId, isDefault: true });
    expect(await defaultViewQuery(guest)).toBeNull();
  });
});
