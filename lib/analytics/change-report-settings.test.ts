import { beforeAll, expect, test } from 'vitest';
import { useTestDatabase } from '../../tests/database.ts';
import { insertDocumentedCalls } from '../../tests/documented-calls.ts';
import { admin, manager } from '../../tests/sample-calls.ts';
import { db } from '../db.ts';
import { callFigures } from './call-figures.ts';
import { changeReportSettings } from './change-report-settings.ts';
import { chooseRoad } from './choose-road.ts';
import { figureScope } from './figure-scope.ts';
import { serviceLevel } from './metrics.ts';
import { reportSettings } from './report-settings.ts';
import { rollUp } from './roll-up.ts';
import { dayStart } from './time-range.ts';

useTestDatabase();

beforeAll(async () => {
  await db().workspace.create({ data: { reportTimeZone: 'Europe/Berlin' } });
  await insertDocumentedCalls();
  await rollUp();
});

const scopeOf = (zone: string) =>
  figureScope({ from: dayStart('2026-10-24', zone), to: dayStart('2026-11-03', zone), zone });
const perDay = async (zone: string) =>
  (await callFigures(manager, scopeOf(zone), 'day')).buckets.map(({ totals }) => totals.calls);

test('another zone has other days, right before and after the counters are made anew', async () => {
  expect(await perDay('Europe/Berlin')).toEqual([9, 8, 9, 0, 0, 0, 0, 9, 10, 11]);

  await changeReportSettings(admin, { reportTimeZone: 'Asia/Kathmandu' });
  expect(await reportSettings()).toMatchObject({ zone: 'Asia/Kathmandu', progress: 0 });
  expect(await chooseRoad(scopeOf('Asia/Kathmandu'), [])).toMatchObject({ by: 'counters', days: null });
  // A day of Kathmandu begins in Berlin at 20:15 in summer and at 19:15 in winter, the evening before: the call
  // before the range is in it now, two of 31 October move on, and one of 2 November leaves.
  const expected = [9, 9, 9, 0, 0, 0, 0, 7, 12, 10];
  expect(await perDay('Asia/Kathmandu')).toEqual(expected);

  await rollUp();
  expect((await reportSettings()).progress).toBeNull();
  expect(await chooseRoad(scopeOf('Asia/Kathmandu'), [])).toMatchObject({ days: { from: '2026-10-24' } });
  expect(await perDay('Asia/Kathmandu')).toEqual(expected);
  const [day] = await db().$queryRaw<unknown[]>`SELECT sum(calls)::integer AS calls FROM call_day_rollup
    WHERE direction <> 'internal'`;
  expect(day).toEqual({ calls: 58 });
});

test('another threshold changes what depends on it', async () => {
  const level = async () => {
    const { totals } = await callFigures(manager, scopeOf('Europe/Berlin'), 'day');
    return { short: totals.shortAbandoned, level: serviceLevel(totals) };
  };
  expect(await level()).toEqual({ short: 2, level: 9 / 21 });
  await changeReportSettings(admin, { shortCallSeconds: 6, serviceLevelSeconds: 10 });
  await rollUp();
  // Only the caller of five seconds is short now; waits of 5 and 10, three of 8 and two of 2 seconds are in time.
  expect(await level()).toEqual({ short: 1, level: 7 / 22 });
});

test('is written down, asks for the right, and refuses what cannot be', async () => {
  const entry = await db().auditEntry.findFirst({
    where: { action: 'settings.changed' },
    orderBy: { at: 'asc' },
  });
  expect(entry).toMatchObject({
    actorName: 'Ada',
    before: { reportTimeZone: 'Europe/Berlin' },
    after: { reportTimeZone: 'Asia/Kathmandu' },
  });
  await expect(changeReportSettings(manager, { shortCallSeconds: 5 })).rejects.toMatchObject({
    code: 'forbidden',
  });
  await expect(changeReportSettings(admin, { reportTimeZone: '+05:45' })).rejects.toMatchObject({
    code: 'invalid_input',
  });
  const written = await db().auditEntry.count();
  await changeReportSettings(admin, { shortCallSeconds: 6 });
  expect(await db().auditEntry.count()).toBe(written);
  expect((await reportSettings()).progress).toBeNull();
});
