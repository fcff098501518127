import { randomUUID } from 'node:crypto';
import { afterEach, expect, test, vi } from 'vitest';
import { admin, guest, manager } from '../../tests/sample-calls.ts';
import { AppError } from '../http/app-error.ts';
import { exportProgress, noteExport } from './export-progress.ts';

afterEach(() => {
  vi.useRealTimers();
});

test('an export is unknown, runs, counts and ends', () => {
  const job = randomUUID();
  expect(exportProgress(manager, job)).toEqual({ state: 'unknown', rows: 0 });
  const notes = noteExport(manager, job);
  expect(exportProgress(manager, job)).toEqual({ state: 'running', rows: 0 });
  notes.rows(120);
  notes.rows(7);
  expect(exportProgress(manager, job.toUpperCase())).toEqual({ state: 'running', rows: 127 });
  notes.end('done');
  expect(exportProgress(manager, job)).toEqual({ state: 'done', rows: 127 });
});

test('nobody sees or disturbs the export of somebody else', () => {
  const job = randomUUID();
  noteExport(manager, job).rows(5);
  expect(exportProgress(admin, job)).toEqual({ state: 'unknown', rows: 0 });
  noteExport(admin, job).end('failed');
  expect(exportProgress(manager, job)).toEqual({ state: 'running', rows: 5 });
});

test('a second attempt under the same id begins anew', () => {
  const job = randomUUID();
  const first = noteExport(manager, job);
  noteExport(manager, job).rows(3);
  first.end('failed');
  expect(exportProgress(manager, job)).toEqual({ state: 'running', rows: 3 });
});

test('old ones are forgotten, by time and by number', () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  const [early, late] = [randomUUID(), randomUUID()];
  noteExport(manager, early);
  vi.advanceTimersByTime(3_600_001);
  expect(exportProgress(manager, early).state).toBe('unknown');
  noteExport(manager, late);
  for (let n = 0; n < 999; n += 1) noteExport(admin, randomUUID());
  expect(exportProgress(manager, late).state).toBe('running');
  noteExport(admin, randomUUID());
  expect(exportProgress(manager, late).state).toBe('unknown');
});

test('a role without export is refused, and so is an id that is none', () => {
  const refusal = (ask: () => unknown) => {
    try {
      return ask();
    } catch (error) {
      return error instanceof AppError ? error.code : error;
    }
  };
  expect(refusal(() => exportProgress(guest, randomUUID()))).toBe('forbidden');
  for (const job of [null, '', '1', `${randomUUID()}x`, "'; --"]) {
    expect(refusal(() => exportProgress(manager, job))).toBe('invalid_input');
  }
});
