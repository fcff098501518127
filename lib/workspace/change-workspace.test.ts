import { beforeEach, expect, test } from 'vitest';
import { useTestDatabase } from '../../tests/database.ts';
import { admin, guest, manager } from '../../tests/sample-calls.ts';
import { db } from '../db.ts';
import { changeWorkspace } from './change-workspace.ts';
import { masksNumbersFor } from './masked-roles.ts';
import { organisationName } from './organisation-name.ts';
import { workspaceSettings } from './workspace-settings.ts';

useTestDatabase();

beforeEach(async () => {
  await db().workspace.deleteMany();
});

const lastEntry = () => db().auditEntry.findFirst({ orderBy: { id: 'desc' } });

test('settings hold for whoever reads them next, and the log says what was and what is', async () => {
  expect(await workspaceSettings()).toMatchObject({ organisationName: 'My organisation', weekStart: 1 });
  expect(await organisationName()).toBeNull();

  await changeWorkspace(admin, {
    organisationName: '  Acme ',
    weekStart: 7,
    businessHours: { '1': [{ from: '09:00', to: '18:00' }], '2': [] },
    holidays: [{ date: '2026-12-25', name: 'Christmas' }],
  });
  expect(await workspaceSettings()).toMatchObject({
    organisationName: 'Acme',
    weekStart: 7,
    businessHours: { '1': [{ from: '09:00', to: '18:00' }] },
    holidays: [{ date: '2026-12-25', name: 'Christmas' }],
    maskedRoles: ['viewer'],
  });
  expect(await organisationName()).toBe('Acme');

  await changeWorkspace(admin, { organisationName: 'Acme Ltd', weekStart: 7 });
  expect(await lastEntry()).toMatchObject({
    action: 'settings.changed',
    actorName: 'Ada',
    before: { organisationName: 'Acme' },
    after: { organisationName: 'Acme Ltd' },
  });
});

test('which roles see numbers masked is asked each time; never admins', async () => {
  const masked = () => Promise.all(['admin', 'manager', 'viewer'].map(masksNumbersFor));
  expect(await masked()).toEqual([false, false, true]);
  await changeWorkspace(admin, { maskedRoles: ['viewer', 'manager'] });
  expect(await masked()).toEqual([false, true, true]);
  await changeWorkspace(admin, { maskedRoles: [] });
  expect(await masked()).toEqual([false, false, false]);
  await expect(changeWorkspace(admin, { maskedRoles: ['admin'] })).rejects.toMatchObject({
    code: 'invalid_input',
  });
});

test('a change of nothing is no change', async () => {
  await changeWorkspace(admin, { weekStart: 7 });
  const entries = await db().auditEntry.count();
  await changeWorkspace(admin, { weekStart: 7, maskedRoles: ['viewer', 'viewer'] });
  expect(await db().auditEntry.count()).toBe(entries);
});

test('bodies are kept no longer than what they would bring back', async () => {
  await changeWorkspace(admin, { keepBodiesDays: 30, keepRecordingsDays: 30, keepCallsDays: 400 });
  const refused = changeWorkspace(admin, { keepBodiesDays: 31 });
  await expect(refused).rejects.toMatchObject({
    code: 'invalid_input',
    problems: [
      {
        key: 'keepBodiesDays',
        message: expect.stringContaining('at most 30 days, as long as recording links'),
      },
    ],
  });
  await expect(changeWorkspace(admin, { keepBodiesDays: null })).rejects.toMatchObject({
    code: 'invalid_input',
  });
  await expect(changeWorkspace(admin, { keepTranscriptsDays: 7 })).rejects.toMatchObject({
    code: 'invalid_input',
  });
  await changeWorkspace(admin, { keepBodiesDays: 7, keepTranscriptsDays: 7 });
  expect(await workspaceSettings()).toMatchObject({ keepBodiesDays: 7, keepTranscriptsDays: 7 });
});

test.each([
  { keepCallsDays: 0 },
  { keepCallsDays: 1.5 },
  { keepAuditDays: 29 },
  { weekStart: 8 },
  { unknown: 1 },
])('refuses %j', async (change) => {
  await expect(changeWorkspace(admin, change)).rejects.toMatchObject({ code: 'invalid_input' });
});

test('only admins change settings', async () => {
  for (const viewer of [manager, guest]) {
    await expect(changeWorkspace(viewer, { weekStart: 7 })).rejects.toMatchObject({ code: 'forbidden' });
  }
});
