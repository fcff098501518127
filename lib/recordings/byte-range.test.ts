import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  answersRange,
  byteRange,
  rangeHeader,
  readContentRange,
  readUnsatisfiedRange,
} from './byte-range.ts';

describe('byteRange', () => {
  it.each([
    ['bytes=0-', { first: 0, last: null }],
    ['bytes=0-0', { first: 0, last: 0 }],
    ['Bytes = 100 - 199 ', { first: 100, last: 199 }],
    ['bytes=-500', { suffix: 500 }],
  ])('reads %s', (header, expected) => expect(byteRange(header)).toEqual(expected));

  it.each([
    null,
    '',
    'bytes',
    'bytes=',
    'bytes=-',
    'bytes=5-4',
    'bytes=0-1,5-9',
    'items=0-5',
    'bytes=a-b',
    'bytes=0x1-2',
    'bytes=1.5-2',
    'bytes=--5',
    'bytes=0-5\r\nx: y',
    `bytes=${'9'.repeat(16)}-`,
  ])('answers the whole for %j', (header) => expect(byteRange(header)).toBeNull());

  it('reads back what it writes', () => {
    const number = fc.integer({ min: 0, max: 1e12 });
    fc.assert(
      fc.property(number, number, fc.boolean(), (first, more, open) => {
        const range = { first, last: open ? null : first + more };
        expect(byteRange(rangeHeader(range))).toEqual(range);
        expect(byteRange(rangeHeader({ suffix: more }))).toEqual({ suffix: more });
      }),
    );
  });

  it('takes any text without failing, and sends nothing on but a range', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string().map((text) => `bytes=${text}`),
        ),
        (header) => {
          const range = byteRange(header);
          if (range !== null) expect(rangeHeader(range)).toMatch(/^bytes=(\d+-\d*|-\d+)$/);
        },
      ),
    );
  });
});

describe('readContentRange', () => {
  it.each([
    ['bytes 0-9/100', { first: 0, last: 9, total: 100 }],
    ['bytes 90-99/*', { first: 90, last: 99, total: null }],
  ])('reads %s', (header, expected) => expect(readContentRange(header)).toEqual(expected));

  it.each([undefined, '', 'bytes */100', 'bytes 9-0/100', 'bytes 0-100/100', 'bytes 0-9', 'items 0-9/100'])(
    'refuses %j',
    (header) => expect(readContentRange(header)).toBeNull(),
  );

  it('reads how large the whole is where there is no such part', () => {
    expect(readUnsatisfiedRange('bytes */100')).toBe(100);
    expect(readUnsatisfiedRange('bytes 0-9/100')).toBeNull();
    expect(readUnsatisfiedRange(undefined)).toBeNull();
  });
});

describe('answersRange', () => {
  const part = (first: number, last: number, total: number | null = 100) => ({ first, last, total });

  it.each([
    ['all of it', { first: 10, last: null }, part(10, 99), true],
    ['less than asked', { first: 10, last: 50 }, part(10, 20), true],
    ['more than asked', { first: 10, last: 50 }, part(10, 51), false],
    ['from elsewhere', { first: 10, last: null }, part(0, 99), false],
    ['the end', { suffix: 10 }, part(90, 99), true],
    ['the end of what is shorter', { suffix: 1000 }, part(0, 99), true],
    ['too much of the end', { suffix: 10 }, part(80, 99), false],
    ['not the end', { suffix: 10 }, part(80, 89), false],
    ['an end of unknown place', { suffix: 10 }, part(90, 99, null), true],
    ['too much of it', { suffix: 10 }, part(80, 99, null), false],
  ])('%s', (_, asked, sent, expected) => expect(answersRange(asked, sent)).toBe(expected));
});
