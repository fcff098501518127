import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { isCursor, readCursor, writeCursor } from './time-cursor.ts';

const id = randomUUID();
const last = Date.parse('9999-12-31T23:59:59.999Z');

test('what was written is read', () => {
  const at = '2026-11-30T21:09:24.852Z';
  expect(readCursor(writeCursor('older', { at, id }))).toEqual({ side: 'older', at, id });
  expect(readCursor(undefined)).toBeUndefined();
  expect(readCursor(`newer.${last}.${id}`)).toEqual({ side: 'newer', at: new Date(last).toISOString(), id });
});

test.each([
  '',
  'older',
  `older.${last + 1}.${id}`,
  `older.0.${id}`,
  `older.1.5.${id}`,
  `older.x.${id}`,
  `beside.1.${id}`,
  'older.1.x',
  `older.1.${id}.more`,
])('“%s” is refused in words', (text) => {
  expect(isCursor(text)).toBe(false);
  expect(() => readCursor(text)).toThrow(
    expect.objectContaining({ code: 'invalid_input', message: expect.stringContaining('newest entries') }),
  );
});
