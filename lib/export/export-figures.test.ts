import { parse } from 'csv-parse/sync';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { useTestDatabase } from '../../tests/database.ts';
import { insertDocumentedCalls } from '../../tests/documented-calls.ts';
import { admin, guest, manager } from '../../tests/sample-calls.ts';
import { rollUp } from '../analytics/roll-up.ts';
import { db } from '../db.ts';
import { exportFigures } from './export-figures.ts';
import { figureTables } from './figure-tables.ts';

useTestDatabase();
const period = { from: '2026-10-24', to: '2026-11-02' };

beforeAll(async () => {
  await db().workspace.create({ data: { reportTimeZone: 'Europe/Berlin' } });
  await insertDocumentedCalls();
  await rollUp();
});

async function rowsOf(table: string, parameters: Record<string, string> = {}) {
  const { text } = await exportFigures(manager, table, { ...period, ...parameters });
  return z.array(z.record(z.string(), z.string())).parse(parse(text, { columns: true, bom: true }));
}

test('calls over time are those of the chart, and unknown is empty', async () => {
  const rows = await rowsOf('calls-over-time', { grain: 'month' });
  expect(rows).toMatchObject([
    { local_start: '2026-10-01', calls: '35', from: '2026-10-23T22:00:00.000Z' },
    { local_start: '2026-11-01', calls: '21', to: '2026-11-02T23:00:00.000Z' },
  ]);
  const days = await rowsOf('calls-over-time', { grain: 'day' });
  expect(days[3]).toMatchObject({ local_start: '2026-10-27', calls: '0', answer_rate: '', asa_seconds: '' });
});

test('connections stand in it by name', async () => {
  expect(await rowsOf('connections')).toMatchObject([
    { connection: 'acefone', outbound: '11', offered: '0', answer_rate: '' },
    { connection: 'alohaa', offered: '11', answered_inbound: '6', asa_seconds: '17.5' },
    { connection: 'alohub', offered: '4' },
    { connection: 'callerdesk', short_abandoned: '1' },
    { connection: 'synthflow', answered_inbound_by_ai: '2' },
  ]);
});

test('every table has a header and as many cells a row', async () => {
  for (const table of Object.keys(figureTables)) {
    const { fileName, text } = await exportFigures(admin, table, { ...period });
    expect(fileName).toMatch(new RegExp(`^${table}-\\d{4}-\\d\\d-\\d\\d\\.csv$`));
    expect([table, text.startsWith('\ufeff')]).toEqual([table, true]);
    parse(text, { columns: true, bom: true });
  }
});

test('asks for the right, is written down, and says what is wrong', async () => {
  await expect(exportFigures(guest, 'outcomes', {})).rejects.toMatchObject({ code: 'forbidden' });
  await expect(exportFigures(manager, 'constructor', {})).rejects.toMatchObject({ code: 'not_found' });
  await expect(exportFigures(manager, 'outcomes', { outcome: 'nonsense' })).rejects.toMatchObject({
    code: 'invalid_input',
  });
  const entry = await db().auditEntry.findFirst({ where: { subjectId: 'connections' } });
  expect(entry).toMatchObject({ action: 'figures.exported', actorName: 'Max', after: { rows: 5 } });
});
