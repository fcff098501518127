import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { bytes, drained, fileHandles, texts, useSpoolPlace } from '../../tests/spool/spool-place.ts';
import { inspectSpool } from './inspect-spool.ts';
import { type SpoolBatch, SpoolFull } from './spool.ts';

const place = useSpoolPlace();
afterEach(() => vi.restoreAllMocks());

describe('what was appended', () => {
  test('waits on disk for its owner’s eyes, is handed over in order, and then gone', async () => {
    const spool = await place.opened();
    expect(spool.waiting()).toEqual({ records: 0, bytes: 0, oldest: null });
    const before = Date.now();
    for (const text of ['one', '', 'three']) await spool.append(bytes(text));
    const [file = ''] = await readdir(place.directory);
    const size = (await stat(path.join(place.directory, file))).size;
    expect((await stat(place.directory)).mode & 0o777).toBe(0o700);
    expect((await stat(path.join(place.directory, file))).mode & 0o777).toBe(0o600);
    expect(spool.waiting()).toEqual({ records: 3, bytes: size, oldest: expect.any(Date) });
    expect(spool.waiting().oldest?.getTime()).toBeGreaterThanOrEqual(before);
    expect(await inspectSpool(place.directory)).toEqual({ ...spool.waiting(), damaged: [] });

    const batches: SpoolBatch[] = [];
    expect(await spool.drain(async (batch) => void batches.push(batch))).toBe(3);
    expect(batches.map((batch) => ({ ...batch, records: texts(batch) }))).toEqual([
      { file: file.slice(0, 36), from: 0, records: ['one', '', 'three'] },
    ]);
    expect(await readdir(place.directory)).toEqual([]);
    expect(spool.waiting()).toEqual({ records: 0, bytes: 0, oldest: null });
    expect(await spool.drain(() => Promise.reject(new Error('nothing to take')))).toBe(0);
  });

  test('concurrently shares one write and one sync', async () => {
    const spool = await place.opened();
    await spool.append(bytes('first'));
    const sync = vi.spyOn(await fileHandles(place), 'datasync');
    await Promise.all(Array.from({ length: 500 }, (_, number) => spool.append(bytes(String(number)))));
    expect(sync).toHaveBeenCalledTimes(1);
    await spool.append(bytes('last'));
    expect(sync).toHaveBeenCalledTimes(2);
    expect(await drained(spool)).toEqual(['first', ...Array.from({ length: 500 }, (_, n) => `${n}`), 'last']);
  });

  test('is found by the next who opens the spool', async () => {
    const first = await place.opened();
    await first.append(bytes('one'));
    await first.close();
    await expect(first.append(bytes('two'))).rejects.toThrow('closed');
    const second = await place.opened();
    expect(second.waiting().records).toBe(1);
    expect(await drained(second)).toEqual(['one']);
  });

  test('while others drain goes into another file and waits for the next drain', async () => {
    const spool = await place.opened();
    await spool.append(bytes('one'));
    const taken: string[] = [];
    await spool.drain(async (batch) => {
      taken.push(...texts(batch));
      await spool.append(bytes('two'));
    });
    expect(taken).toEqual(['one']);
    expect(spool.waiting().records).toBe(1);
    expect(await drained(spool)).toEqual(['two']);
  });

  test('fills several files, and each is deleted as soon as it was taken', async () => {
    const spool = await place.opened();
    for (let number = 0; number < 8; number++) await spool.append(Buffer.alloc(5 * 1024 * 1024, number));
    expect(await readdir(place.directory)).toHaveLength(2);
    const files: { first: number | undefined; lie: number }[] = [];
    await spool.drain(async ({ records }) => {
      files.push({ first: records[0]?.[0], lie: (await readdir(place.directory)).length });
    });
    expect(files).toEqual([0, 1, 2, 3, 4, 5, 6, 7].map((first) => ({ first, lie: first < 4 ? 2 : 1 })));
  });
});

describe('a drain whose taker refuses', () => {
  const many = Array.from({ length: 450 }, (_, number) => String(number));

  test('leaves the rest, under the same name and numbers, to the next', async () => {
    const spool = await place.opened();
    await Promise.all(many.map((text) => spool.append(bytes(text))));
    const seen: { file: string; from: number; length: number }[] = [];
    const refusing = spool.drain(async ({ file, from, records }) => {
      if (from >= 200) throw new Error('no more');
      seen.push({ file, from, length: records.length });
    });
    await expect(refusing).rejects.toThrow('no more');
    expect(spool.waiting().records).toBe(250);
    await spool.append(bytes('late'));
    await spool.drain(
      async ({ file, from, records }) => void seen.push({ file, from, length: records.length }),
    );
    const [first, , , last] = seen;
    expect(seen).toEqual([
      { file: first?.file, from: 0, length: 200 },
      { file: first?.file, from: 200, length: 200 },
      { file: first?.file, from: 400, length: 50 },
      { file: last?.file, from: 0, length: 1 },
    ]);
    expect(last?.file).not.toBe(first?.file);
  });

  test('and whose process ends hands all of the file over once more, numbered as before', async () => {
    const first = await place.opened();
    await Promise.all(many.map((text) => first.append(bytes(text))));
    const numbered = new Map<string, string>();
    const remember = (batch: SpoolBatch) => {
      for (const [index, text] of texts(batch).entries()) {
        const key = `${batch.file}/${batch.from + index}`;
        expect(numbered.get(key) ?? text).toBe(text);
        numbered.set(key, text);
      }
    };
    const refusing = first.drain(async (batch) => {
      if (batch.from >= 200) throw new Error('no more');
      remember(batch);
    });
    await expect(refusing).rejects.toThrow();
    await first.close();
    expect(await (await place.opened()).drain(async (batch) => remember(batch))).toBe(450);
    expect([...numbered.values()]).toEqual(many);
  });
});

describe('the bound', () => {
  test('counts everything in the place.directory, and refuses what would exceed it', async () => {
    const other = await place.opened();
    await other.append(Buffer.alloc(400));
    const spool = await place.opened(1000);
    await spool.append(Buffer.alloc(400, 1));
    await expect(spool.append(Buffer.alloc(400, 2))).rejects.toThrow(SpoolFull);
    const together = Promise.allSettled([1, 2, 3].map(() => spool.append(Buffer.alloc(20, 3))));
    expect((await together).map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected']);
    expect((await inspectSpool(place.directory)).bytes).toBeLessThanOrEqual(1000);
    expect(await drained(spool)).toHaveLength(3);
    await spool.append(Buffer.alloc(400, 4));
  });
});

test('whatever is done in whatever order, every acknowledged record is taken, in the order of its file', async () => {
  const step = fc.oneof(
    { weight: 5, arbitrary: fc.record({ append: fc.integer({ min: 1, max: 300 }) }) },
    { weight: 2, arbitrary: fc.record({ drainUpTo: fc.nat({ max: 3 }) }) },
    { weight: 1, arbitrary: fc.constant({ reopen: true }) },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      await rm(place.directory, { recursive: true, force: true });
      let spool = await place.opened();
      let appended = 0;
      const taken = new Map<string, number>();
      const drain = async (batches: number) => {
        let left = batches;
        await spool.drain(async (batch) => {
          if (left-- === 0) throw new Error('enough');
          for (const [index, text] of texts(batch).entries()) {
            taken.set(`${batch.file}/${String(batch.from + index).padStart(6, '0')}`, Number(text));
          }
        });
      };
      for (const now of steps) {
        if ('append' in now) {
          const records = Array.from({ length: now.append }, () => bytes(String(appended++)));
          await Promise.all(records.map((record) => spool.append(record)));
        } else if ('drainUpTo' in now) {
          await drain(now.drainUpTo).catch(() => {});
        } else {
          await spool.close();
          spool = await place.opened();
        }
      }
      await drain(Number.POSITIVE_INFINITY);
      const inOrder = [...taken.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, number]) => number);
      expect(inOrder).toEqual(Array.from({ length: appended }, (_, number) => number));
      expect(spool.waiting()).toEqual({ records: 0, bytes: 0, oldest: null });
      expect(await readdir(place.directory).catch(() => [])).toEqual([]);
      await spool.close();
    }),
    { numRuns: 40 },
  );
});
