import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvRecord } from './csv-record.ts';

test.each([
  [['a', 'b', ''], 'a,b,\r\n'],
  [['', ''], ',\r\n'],
  [['say "no"', 'a,b'], '"say ""no""","a,b"\r\n'],
  [['one\r\ntwo', 'one\ntwo', 'one\rtwo'], '"one\r\ntwo","one\ntwo","one\rtwo"\r\n'],
  [['a;b', 'a\tb', ' a', 'a '], '"a;b","a\tb"," a","a "\r\n'],
  [['"', ','], '"""",","\r\n'],
  [['नमस्ते', '\u202eabc', '💥'], 'नमस्ते,\u202eabc,💥\r\n'],
])('%j', (cells, record) => expect(csvRecord(cells)).toBe(record));

/** RFC 4180, section 2, one record. */
const grammar = /^(?:"(?:[^"]|"")*"|[^",\r\n]*)(?:,(?:"(?:[^"]|"")*"|[^",\r\n]*))*\r\n$/;

test('a strict reader gets back what was written, whatever it was', () => {
  const cell = fc.string({ unit: fc.oneof(fc.constantFrom(...'",\r\n; \t'), fc.string({ maxLength: 1 })) });
  const rows = fc
    .integer({ min: 2, max: 5 })
    .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1 }));
  fc.assert(
    fc.property(rows, (given) => {
      const records = given.map(csvRecord);
      expect(records.filter((record) => !grammar.test(record))).toEqual([]);
      expect(parse(records.join(''), { record_delimiter: '\r\n' })).toEqual(given);
    }),
  );
});
