import { afterEach, expect, it, vi } from 'vitest';
import { AppError } from '../http/app-error.ts';
import { printRecords, printResult, reportError } from './output.ts';

const hostile = { word: 'a\u001b]0;pwned\u0007\u009b31m\r\nb\u202e', n: 1 };
const columns = [
  ['word', (row: typeof hostile) => row.word],
  ['n', (row: typeof hostile) => row.n],
] as const;
const shown = 'a\\u001b]0;pwned\\u0007\\u009b31m\\u000d b\\u202e';

let printed = '';
const write = (chunk: string | Uint8Array) => {
  printed += String(chunk);
  return true;
};
vi.spyOn(process.stdout, 'write').mockImplementation(write);
vi.spyOn(process.stderr, 'write').mockImplementation(write);
afterEach(() => {
  printed = '';
});

it('a provider’s word is a cell of a table, whatever is in it', () => {
  printRecords([hostile], columns, {});
  const [head = '', row] = printed.split('\n');
  expect(row).toBe(`${shown}  1`);
  expect(head.indexOf('n')).toBe(shown.length + 2);
});

it('and stays itself for programs', () => {
  printRecords([hostile], columns, { json: true });
  expect(printed.trimEnd()).not.toMatch(/[\p{Cc}\u202e]/u);
  expect(JSON.parse(printed)).toEqual(hostile);
});

it('results and errors say it the same way', () => {
  printResult({ word: hostile.word }, {});
  expect(printed).toBe(`word: ${shown}\n`);
  printed = '';
  reportError(new AppError('not_found', 'There is no word "\u001b[2J".'), false);
  expect(printed).toBe('There is no word "\\u001b[2J".\n');
});
