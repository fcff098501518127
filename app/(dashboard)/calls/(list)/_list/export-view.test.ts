import { expect, test } from 'vitest';
import {
  afterLook,
  type ExportAnswer,
  type ExportTotal,
  exportWords,
  readExportAnswer,
  startedExport,
} from './export-view.ts';

const total = { count: 40_000, capped: false };

/** What is seen after answers that came a second apart. */
function after(answers: ExportAnswer[], of: ExportTotal = total) {
  return answers.reduce(
    (view, answer, index) => afterLook(view, answer, of, 1_000 * (index + 1)),
    startedExport(0),
  );
}

test.each<[string, ExportAnswer[], ExportTotal, string]>([
  ['nothing yet', [], total, 'Starting the export …'],
  ['not begun', [{ state: 'unknown', rows: 0 }], total, 'Starting the export …'],
  ['running', [{ state: 'running', rows: 12_345 }], total, '12,345 of 40,000 calls exported so far …'],
  ['more than counted', [{ state: 'running', rows: 41_000 }], total, '41,000 calls exported so far …'],
  [
    'nobody knows how many',
    [{ state: 'running', rows: 12_345 }],
    { count: 10_000, capped: true },
    '12,345 calls exported so far …',
  ],
  ['not counted', [{ state: 'running', rows: 1 }], null, '1 call exported so far …'],
  [
    'done',
    [
      { state: 'running', rows: 5 },
      { state: 'done', rows: 40_000 },
    ],
    total,
    '40,000 calls exported.',
  ],
  ['failed at once', [{ state: 'failed', rows: 0 }], total, 'The export failed.'],
  [
    'failed later',
    [{ state: 'failed', rows: 1_200 }],
    total,
    'The export broke off after 1,200 calls: the file is not complete.',
  ],
  ['one look without an answer', [{ state: 'running', rows: 7 }, null], null, '7 calls exported so far …'],
])('%s', (_case, answers, of, words) => expect(exportWords(after(answers, of), of)).toBe(words));

test('an export that nobody knows of has failed after a while, and one that comes back has not', () => {
  const silence = (looks: number) => Array.from({ length: looks }, () => null);
  expect(after(silence(19)).state).toBe('starting');
  expect(after(silence(20)).state).toBe('failed');
  expect(after([{ state: 'running', rows: 3 }, ...silence(19), { state: 'running', rows: 9 }])).toMatchObject(
    {
      state: 'running',
      rows: 9,
      unanswered: 0,
    },
  );
});

test('a screen reader is told what happens at once, and how far it is every ten seconds', () => {
  const running = Array.from({ length: 12 }, (_, second) => ({
    state: 'running' as const,
    rows: 100 * (second + 1),
  }));
  const said = running.map((_, second) => after(running.slice(0, second + 1)).announced.words);
  expect([...new Set(said)]).toEqual([
    '100 of 40,000 calls exported so far …',
    '1,100 of 40,000 calls exported so far …',
  ]);
  expect(after([...running, { state: 'done', rows: 1_200 }]).announced.words).toBe('1,200 calls exported.');
});

test.each([
  null,
  'running',
  {},
  { state: 'paused', rows: 1 },
  { state: 'done', rows: '1' },
  { state: 'done' },
])('%j is no answer', (json) => expect(readExportAnswer(json)).toBeNull());

test('an answer is read as it came', () => {
  expect(readExportAnswer({ state: 'running', rows: 5, more: true })).toEqual({ state: 'running', rows: 5 });
});
