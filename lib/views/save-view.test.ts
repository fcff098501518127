import { beforeAll, describe, expect, it } from 'vitest';
import { useTestDatabase } from '../../tests/database.ts';
import { sampleCalendar } from '../../tests/sample-calendar.ts';
import { insertPerson, type Person } from '../../tests/sample-people.ts';
import { systemViewer } from '../auth/system-viewer.ts';
import { db } from '../db.ts';
import { listViews } from './list-views.ts';
import { saveView } from './save-view.ts';

useTestDatabase();

const missed = { name: 'Missed', query: 'outcome=missed', isShared: false, settings: null };

let manager: Person;
let guest: Person;

beforeAll(async () => {
  manager = await insertPerson('manager', 'Max');
  guest = await insertPerson('viewer', 'Vi');
});

const namesOf = async (person: Person) => (await listViews(person)).map(({ name }) => name);

describe('saveView', () => {
  it('keeps a search under a name, for its owner alone', async () => {
    const id = await saveView(guest, missed, sampleCalendar);
    expect(await listViews(guest)).toEqual([
      {
        id,
        name: 'Missed',
        query: 'outcome=missed',
        isShared: false,
        isMine: true,
        owner: 'Vi',
        mayChange: true,
        isPinned: false,
        isDefault: false,
        hasColumns: false,
      },
    ]);
    expect(await listViews(manager)).toEqual([]);
  });

  it('lists the own views by name, then those of others', async () => {
    const person = await insertPerson('viewer');
    const other = await insertPerson('manager');
    for (const name of ['Week 10', 'week 9', 'Ärger'])
      await saveView(person, { ...missed, name }, sampleCalendar);
    await saveView(other, { ...missed, name: 'Abandoned', isShared: true }, sampleCalendar);
    await saveView(other, { ...missed, name: 'Kept to myself' }, sampleCalendar);
    expect(await namesOf(person)).toEqual(['Ärger', 'week 9', 'Week 10', 'Abandoned']);
    await db().savedView.deleteMany({ where: { userId: other.userId } });
  });

  it.each([
    ['  Two \n lines\t', 'Two lines'],
    ['x'.repeat(80), 'x'.repeat(80)],
    ['😀'.repeat(80), '😀'.repeat(80)],
    [`<script>alert(1)</script>`, `<script>alert(1)</script>`],
    [`'; DROP TABLE saved_view; --`, `'; DROP TABLE saved_view; --`],
    ['=HYPERLINK("http://x")', '=HYPERLINK("http://x")'],
    ['قائمة المكالمات', 'قائمة المكالمات'],
    ['Cafe\u0301', 'Caf\u00e9'],
  ])('takes the name %j', async (name, stored) => {
    const person = await insertPerson('viewer');
    await saveView(person, { ...missed, name }, sampleCalendar);
    expect(await namesOf(person)).toEqual([stored]);
  });

  it.each([
    ['', 'must not be empty: it is what the view is chosen by'],
    [' \n ', 'must not be empty: it is what the view is chosen by'],
    ['x'.repeat(81), 'must have at most 80 characters'],
    ['x'.repeat(1_000_000), 'must have at most 80 characters'],
    ['nul\u0000', 'must not have control characters'],
    ['bell\u0007', 'must not have control characters'],
    ['half \ud800', 'must not have control characters'],
    ['turned \u202egnp.exe', 'must not have control characters'],
    ['\u200b\u200d', 'must have a character that can be seen'],
  ])('refuses the name %j', async (name, message) => {
    await expect(saveView(guest, { ...missed, name }, sampleCalendar)).rejects.toMatchObject({
      code: 'invalid_input',
      problems: [{ key: 'name', message }],
    });
  });

  it('refuses a name that the person has already, in any case and with no wildcards', async () => {
    const person = await insertPerson('viewer');
    await saveView(person, { ...missed, name: 'A_1' }, sampleCalendar);
    await saveView(person, { ...missed, name: 'AB1' }, sampleCalendar);
    await saveView(person, { ...missed, name: '100% answered' }, sampleCalendar);
    await saveView(person, { ...missed, name: '100 calls answered' }, sampleCalendar);
    await expect(saveView(person, { ...missed, name: ' a_1 ' }, sampleCalendar)).rejects.toMatchObject({
      code: 'invalid_input',
      problems: [{ key: 'name', message: 'another view is called “A_1” already; choose a different name' }],
    });
    await saveView(guest, { ...missed, name: 'A_1' }, sampleCalendar);
  });

  it('refuses a query that the list does not understand, and columns that are none', async () => {
    await expect(
      saveView(guest, { ...missed, name: 'Odd', query: 'outcome=lost' }, sampleCalendar),
    ).rejects.toMatchObject({ code: 'invalid_input', problems: [{ key: 'query' }] });
    const settings = {
      order: [],
      hidden: [],
      pinned: {},
      widths: { talk: 1e9 },
      density: 'compact' as const,
    };
    await expect(saveView(guest, { ...missed, name: 'Odd', settings }, sampleCalendar)).rejects.toMatchObject(
      {
        code: 'invalid_input',
        problems: [{ key: 'settings.widths.talk' }],
      },
    );
    expect(await namesOf(guest)).not.toContain('Odd');
  });

  it('keeps a hundred of one person, also when they come at once', async () => {
    const person = await insertPerson('viewer');
    await db().savedView.createMany({
      data: Array.from({ length: 96 }, (_, at) => ({
        userId: person.userId,
        name: `View ${at}`,
        query: '',
      })),
    });
    const attempts = Array.from({ length: 8 }, (_, at) =>
      saveView(person, { ...missed, name: `At once ${at}` }, sampleCalendar),
    );
    const outcomes = await Promise.allSettled(attempts);
    const refused = outcomes.filter((each) => each.status === 'rejected');
    expect(refused).toHaveLength(4);
    for (const { reason } of refused) {
      expect(reason).toMatchObject({
        code: 'conflict',
        message: 'You have 100 views, as many as one person can keep. Delete one that you no longer need.',
      });
    }
    expect(await listViews(person)).toHaveLength(100);
  });

  it('takes one of two equal names that come at once', async () => {
    const person = await insertPerson('viewer');
    const attempts = ['Twin', 'TWIN'].map((name) => saveView(person, { ...missed, name }, sampleCalendar));
    const outcomes = await Promise.allSettled(attempts);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await listViews(person)).toHaveLength(1);
  });

  it('is nothing for the system, nor for who may not read calls', async () => {
    await expect(saveView(systemViewer('test'), missed, sampleCalendar)).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(listViews(systemViewer('test'))).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('goes with its owner', async () => {
    const person = await insertPerson('viewer');
    const id = await saveView(person, missed, sampleCalendar);
    await db().user.delete({ where: { id: person.userId } });
    expect(await db().savedView.count({ where: { id } })).toBe(0);
  });
});
