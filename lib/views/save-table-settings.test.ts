import { beforeAll, describe, expect, it } from 'vitest';
import { useTestDatabase } from '../../tests/database.ts';
import { sampleCalendar } from '../../tests/sample-calendar.ts';
import { insertPerson, type Person } from '../../tests/sample-people.ts';
import { db } from '../db.ts';
import { changeView } from './change-view.ts';
import { listViews } from './list-views.ts';
import { readTableSettings } from './read-table-settings.ts';
import { saveTableSettings } from './save-table-settings.ts';
import { saveView } from './save-view.ts';
import type { TableSettings } from './table-settings.ts';

useTestDatabase();

const general = { table: 'calls', viewId: null } as const;
const nothing = { settings: null, original: null };

function settings(first: string): TableSettings {
  return {
    order: [first, 'started'],
    hidden: ['started'],
    pinned: { [first]: 'start' },
    widths: { [first]: 120 },
    density: 'compact',
  };
}

let owner: Person;
let guest: Person;

beforeAll(async () => {
  owner = await insertPerson('manager', 'Olga');
  guest = await insertPerson('viewer', 'Vi');
});

describe('a table’s settings', () => {
  it('are each person’s own, and can be taken back', async () => {
    expect(await readTableSettings(guest, general)).toEqual(nothing);
    await saveTableSettings(guest, { ...general, settings: settings('talk') });
    expect(await readTableSettings(guest, general)).toEqual({ settings: settings('talk'), original: null });
    expect(await readTableSettings(owner, general)).toEqual(nothing);
    await saveTableSettings(guest, { ...general, settings: settings('wait') });
    expect((await readTableSettings(guest, general)).settings).toEqual(settings('wait'));
    await saveTableSettings(guest, { ...general, settings: null });
    expect(await readTableSettings(guest, general)).toEqual(nothing);
  });

  it('may be saved for the first time twice at once', async () => {
    const person = await insertPerson('viewer');
    await Promise.all(
      ['talk', 'wait', 'ring', 'hold'].map((id) =>
        saveTableSettings(person, { ...general, settings: settings(id) }),
      ),
    );
    expect((await readTableSettings(person, general)).settings?.density).toBe('compact');
  });

  it('count as none when this version does not understand them', async () => {
    const person = await insertPerson('viewer');
    await db().tableSettings.create({
      data: { userId: person.userId, table: 'calls', settings: { columns: [{ name: 'talk' }] } },
    });
    expect(await readTableSettings(person, general)).toEqual(nothing);
  });

  it.each([
    ['order.0', { order: ['__proto__'] }],
    ['order.0', { order: ['x'.repeat(31)] }],
    ['order', { order: Array.from({ length: 101 }, () => 'talk') }],
    ['hidden.0', { hidden: ['a\u0000'] }],
    ['widths.talk', { widths: { talk: 47 } }],
    ['widths.talk', { widths: { talk: Number.NaN } }],
    ['widths.talk', { widths: { talk: 100.5 } }],
  ])('refuses %s', async (key, change) => {
    const odd = { ...settings('talk'), ...change };
    await expect(saveTableSettings(guest, { ...general, settings: odd })).rejects.toMatchObject({
      code: 'invalid_input',
      problems: [{ key: `settings.${key}` }],
    });
  });
});

describe('the columns of a view', () => {
  const added = (name: string, columns: TableSettings | null) =>
    saveView(owner, { name, query: '', isShared: true, settings: columns }, sampleCalendar);
  const seen = async (person: Person, viewId: string) =>
    (await listViews(person)).find(({ id }) => id === viewId);

  it('come with it, and each person changes them for themselves', async () => {
    const viewId = await added('With columns', settings('talk'));
    const place = { table: 'calls', viewId } as const;
    await saveTableSettings(guest, { ...general, settings: settings('hold') });
    expect(await readTableSettings(guest, place)).toEqual({
      settings: settings('talk'),
      original: settings('talk'),
    });
    await saveTableSettings(guest, { ...place, settings: settings('wait') });
    expect(await readTableSettings(guest, place)).toEqual({
      settings: settings('wait'),
      original: settings('talk'),
    });
    expect((await readTableSettings(guest, general)).settings).toEqual(settings('hold'));
    expect((await readTableSettings(owner, place)).settings).toEqual(settings('talk'));
    expect(await seen(guest, viewId)).toMatchObject({ hasColumns: true });

    await saveTableSettings(guest, { ...place, settings: null });
    expect((await readTableSettings(guest, place)).settings).toEqual(settings('talk'));
  });

  it('become what its owner made of them, others keep their own changes', async () => {
    const viewId = await added('Updated', settings('talk'));
    const place = { table: 'calls', viewId } as const;
    for (const person of [owner, guest]) {
      await saveTableSettings(person, { ...place, settings: settings('wait') });
    }
    await changeView(owner, { viewId, settings: settings('ring') }, sampleCalendar);
    expect((await readTableSettings(owner, place)).settings).toEqual(settings('ring'));
    expect(await readTableSettings(guest, place)).toEqual({
      settings: settings('wait'),
      original: settings('ring'),
    });
  });

  it('can be given up: then each person’s own hold, and changes to them are forgotten', async () => {
    const viewId = await added('Given up', settings('talk'));
    const place = { table: 'calls', viewId } as const;
    await saveTableSettings(guest, { ...general, settings: settings('hold') });
    await saveTableSettings(guest, { ...place, settings: settings('wait') });
    await changeView(owner, { viewId, settings: null }, sampleCalendar);
    expect(await readTableSettings(guest, place)).toEqual({ settings: settings('hold'), original: null });
    await changeView(owner, { viewId, settings: settings('ring') }, sampleCalendar);
    expect((await readTableSettings(guest, place)).settings).toEqual(settings('ring'));
  });

  it('are neither read nor changed through a view that the person cannot see', async () => {
    const viewId = await added('Soon private', settings('talk'));
    const place = { table: 'calls', viewId } as const;
    await changeView(owner, { viewId, isShared: false }, sampleCalendar);
    await saveTableSettings(guest, { ...general, settings: settings('hold') });
    expect(await readTableSettings(guest, place)).toEqual({ settings: settings('hold'), original: null });
    await expect(saveTableSettings(guest, { ...place, settings: null })).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});
