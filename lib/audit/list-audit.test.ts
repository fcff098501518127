import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { useTestDatabase } from '../../tests/database.ts';
import { admin, guest, insertConnection, manager } from '../../tests/sample-calls.ts';
import { systemViewer } from '../auth/system-viewer.ts';
import { db } from '../db.ts';
import { exportAudit } from '../export/export-audit.ts';
import { actionWords } from './action-words.ts';
import { auditChoices } from './audit-choices.ts';
import { listAudit } from './list-audit.ts';
import { record } from './record.ts';
import { valueChanges } from './value-changes.ts';

useTestDatabase();

let connectionId: string;

beforeAll(async () => {
  connectionId = await insertConnection('Delhi');
  const entry = (at: string, action: string, more: object = {}) =>
    db().auditEntry.create({
      data: {
        at,
        actorId: 'ada',
        actorName: 'Ada',
        action,
        subjectType: action.split('.')[0] ?? '',
        ...more,
      },
    });
  await entry('2026-11-01T10:00:00.000Z', 'connection.created', {
    subjectId: connectionId,
    after: { label: 'Delhi' },
    address: '203.0.113.7',
  });
  // Two at the same instant.
  await entry('2026-11-02T10:00:00.000Z', 'tag.created', {
    subjectId: 'not-a-uuid',
    after: { name: '=1+1' },
  });
  await entry('2026-11-02T10:00:00.000Z', 'tag.archived', { subjectId: randomUUID() });
  await db().$transaction((tx) =>
    record(tx, systemViewer('command line'), {
      action: 'connection.limited',
      subjectType: 'connection',
      subjectId: connectionId,
      before: { rateLimit: null, allowedAddresses: [] },
      after: { rateLimit: 50, allowedAddresses: [] },
    }),
  );
});

const actions = async (filters: object) =>
  (await listAudit(admin, { filters })).entries.map(({ action }) => action);

test('says who did what to what, newest first', async () => {
  const { entries, newer, older } = await listAudit(admin);
  expect([newer, older]).toEqual([null, null]);
  expect(entries.map(({ action }) => action)).toEqual([
    'connection.limited',
    'tag.archived',
    'tag.created',
    'connection.created',
  ]);
  expect(entries[3]).toMatchObject({
    at: '2026-11-01T10:00:00.000Z',
    actorName: 'Ada',
    subjectId: connectionId,
    subjectName: 'Delhi',
    before: null,
    after: { label: 'Delhi' },
    address: '203.0.113.7',
  });
});

test('is filtered by person, action, subject and time', async () => {
  expect(await actions({ actor: 'system' })).toEqual(['connection.limited']);
  expect(await actions({ actor: 'ada', subject: 'tag' })).toEqual(['tag.archived', 'tag.created']);
  expect(await actions({ action: 'tag.created' })).toEqual(['tag.created']);
  expect(await actions({ subject: 'connection', id: connectionId })).toHaveLength(2);
  expect(await actions({ from: '2026-11-01T10:00:00.000Z', to: '2026-11-02T10:00:00.000Z' })).toEqual([
    'connection.created',
  ]);
  expect(await auditChoices(admin)).toEqual({
    actors: [{ id: 'ada', name: 'Ada' }],
    actions: ['connection.created', 'connection.limited', 'tag.archived', 'tag.created'],
    subjects: ['connection', 'tag'],
  });
});

test('pages by key, forth and back, through entries of the same instant', async () => {
  const seen: string[] = [];
  let cursor: string | undefined;
  let last: string | null = null;
  do {
    const page = await listAudit(admin, { cursor, limit: 1 });
    seen.push(...page.entries.map(({ action }) => action));
    last = page.newer;
    cursor = page.older ?? undefined;
  } while (cursor !== undefined);
  expect(seen).toEqual(['connection.limited', 'tag.archived', 'tag.created', 'connection.created']);
  const back = await listAudit(admin, { cursor: last ?? undefined, limit: 2 });
  expect(back.entries.map(({ action }) => action)).toEqual(['tag.archived', 'tag.created']);
  for (const wrong of ['x', 'older.1', 'older.99999999999999999.not', `older.-1.${randomUUID()}`]) {
    await expect(listAudit(admin, { cursor: wrong })).rejects.toMatchObject({ code: 'invalid_input' });
  }
});

test('is a file that no spreadsheet runs, and says that it was made', async () => {
  const { fileName, body } = await exportAudit(admin, { actor: 'ada' });
  expect(fileName).toMatch(/^audit-\d{4}-\d{2}-\d{2}\.csv$/);
  const lines = (await new Response(body).text()).split('\r\n');
  expect(lines[0]).toContain('When (UTC),Who,Who: ID,Action');
  expect(lines[1]).toContain(
    '2026-11-01T10:00:00.000+00:00,Ada,ada,connection.created,added a connection,connection,Delhi',
  );
  // Its own entry is Ada's too, and the last one.
  expect(lines).toHaveLength(1 + 3 + 1 + 1);
  expect(lines[4]).toContain('audit.exported');
  const entry = await db().auditEntry.findFirstOrThrow({ where: { action: 'audit.exported' } });
  expect(entry).toMatchObject({ actorName: 'Ada', after: { filters: { actor: 'ada' } } });
});

test('is for admins', async () => {
  for (const viewer of [manager, guest]) {
    await expect(listAudit(viewer)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(auditChoices(viewer)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(exportAudit(viewer, {})).rejects.toMatchObject({ code: 'forbidden' });
  }
  expect(await db().auditEntry.count({ where: { action: 'audit.exported' } })).toBe(1);
});

test('names what changed, and says an action nobody has put into words', () => {
  expect(
    valueChanges(
      { rateLimit: null, label: 'a', hosts: [], hours: { '1': 2 }, same: [1] },
      { rateLimit: 50, hosts: ['x', 'y'], hours: {}, same: [1], added: '' },
    ),
  ).toEqual([
    { name: 'rateLimit', before: '—', after: '50' },
    { name: 'label', before: 'a', after: undefined },
    { name: 'hosts', before: '(none)', after: 'x, y' },
    { name: 'hours', before: '{"1":2}', after: '{}' },
    { name: 'added', before: undefined, after: '(empty)' },
  ]);
  expect(actionWords('connection.limited')).toBe('changed the limits of a connection');
  expect(actionWords('word_mapping.rolled_back')).toBe('word mapping: rolled back');
  expect(actionWords('odd')).toBe('odd');
});
