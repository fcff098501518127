import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  fileHeader,
  fileHeaderLength,
  frameHeaderLength,
  frameRecords,
  readRecords,
} from './frame-records.ts';

const marker = Buffer.from('a1b2c3d4e5f60718', 'hex');
const anyRecords = fc.array(fc.uint8Array({ maxLength: 80 }), { maxLength: 12 });

function fileOf(records: readonly Uint8Array[]): Buffer {
  return Buffer.concat([fileHeader(marker), frameRecords(marker, 0, records)]);
}

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const read = (file: Buffer) => {
  const { records, state } = readRecords(file);
  return { state, records: records.map(({ number, bytes }) => [number, hex(bytes)]) };
};

test('of a file cut at any byte, exactly the records that are whole come back, in order', () => {
  fc.assert(
    fc.property(anyRecords, fc.nat(), (records, where) => {
      const file = fileOf(records);
      const cut = file.subarray(0, where % (file.length + 1));
      const whole: unknown[] = [];
      let end = fileHeaderLength;
      let isEdge = cut.length === end;
      for (const [number, record] of records.entries()) {
        end += frameHeaderLength + record.length;
        if (end <= cut.length) whole.push([number, hex(record)]);
        isEdge ||= end === cut.length;
      }
      expect(read(cut)).toEqual({ state: isEdge ? 'whole' : 'cut', records: whole });
    }),
    { numRuns: 2000 },
  );
});

test('zeros where the last write was to be are no record', () => {
  const records = [Buffer.from('one'), Buffer.alloc(0)];
  const file = Buffer.concat([fileOf(records), Buffer.alloc(500)]);
  expect(read(file)).toEqual({
    state: 'cut',
    records: [
      [0, hex(Buffer.from('one'))],
      [1, ''],
    ],
  });
  expect(read(Buffer.alloc(500))).toEqual({ state: 'cut', records: [] });
});

test('one changed bit costs at most its own record, and is noticed', () => {
  fc.assert(
    fc.property(
      fc.array(fc.uint8Array({ maxLength: 60 }), { minLength: 1, maxLength: 8 }),
      fc.nat(),
      (records, where) => {
        const file = fileOf(records);
        const bit = where % ((file.length - fileHeaderLength) * 8);
        const at = fileHeaderLength + Math.floor(bit / 8);
        file[at] = (file[at] ?? 0) ^ (1 << (bit % 8));
        let end = fileHeaderLength;
        const others = records.flatMap((record, number) => {
          const begin = end;
          end += frameHeaderLength + record.length;
          return at >= begin && at < end ? [] : [[number, hex(record)]];
        });
        expect(read(file)).toEqual({ state: 'damaged', records: others });
      },
    ),
    { numRuns: 2000 },
  );
});

test('a file of another format or version gives nothing and is not taken for an interrupted one', () => {
  const other = fileOf([Buffer.from('one')]);
  other[7] = 2;
  expect(read(other)).toEqual({ state: 'damaged', records: [] });
  expect(read(Buffer.from('<html>'))).toEqual({ state: 'damaged', records: [] });
});

test('a record that holds a whole file of another spool is one record', () => {
  const inner = Buffer.concat([
    fileHeader(randomBytes(8)),
    frameRecords(randomBytes(8), 0, [Buffer.from('one')]),
  ]);
  expect(read(fileOf([inner, Buffer.from('two')]))).toEqual({
    state: 'whole',
    records: [
      [0, hex(inner)],
      [1, hex(Buffer.from('two'))],
    ],
  });
});
