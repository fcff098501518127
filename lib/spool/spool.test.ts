import { mkdtemp, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { inspectSpool } from './inspect-spool.ts';
import { openSpool, type Spool, type SpoolBatch, SpoolFull } from './spool.ts';

let home: string;
let directory: string;
const spools: Spool[] = [];
beforeEach(async () => {
  home = await mkdtemp(path.join(os.tmpdir(), 'switchboard-spool-'));
  directory = path.join(home, 'spool');
});
afterEach(async () => {
  vi.restoreAllMocks();
  for (const spool of spools.splice(0)) await spool.close();
  await rm(home, { recursive: true });
});

const opened = async (maxBytes = 2 ** 30) => {
  const spool = await openSpool({ directory, maxBytes });
  spools.push(spool);
  return spool;
};
const bytes = (text: string) => Buffer.from(text);
const texts = ({ records }: SpoolBatch) => records.map((record) => Buffer.from(record).toString());

/** Takes everything, and says what came. */
async function drained(spool: Spool): Promise<string[]> {
  const taken: string[] = [];
  const count = await spool.drain(async (batch) => {
    taken.push(...texts(batch));
  });
  expect(count).toBe(taken.length);
  return taken;
}

/** What the system's own calls do: to count them, and to let them fail. */
async function fileHandles(): Promise<Awaited<ReturnType<typeof open>>> {
  const handle = await open(home);
  await handle.close();
  return Object.getPrototypeOf(handle);
}

const failure = (code: string) => Object.assign(new Error(code), { code });

describe('what was appended', () => {
  test('waits on disk for its owner’s eyes, is handed over in order, and then gone', async () => {
    const spool = await opened();
    expect(spool.waiting()).toEqual({ records: 0, bytes: 0, oldest: null });
    const before = Date.now();
    for (const text of ['one', '', 'three']) await spool.append(bytes(text));
    const [file = ''] = await readdir(directory);
    const size = (await stat(path.join(directory, file))).size;
    expect((await stat(directory)).mode & 0o777).toBe(0o700);
    expect((await stat(path.join(directory, file))).mode & 0o777).toBe(0o600);
    expect(spool.waiting()).toEqual({ records: 3, bytes: size, oldest: expect.any(Date) });
    expect(spool.waiting().oldest?.getTime()).toBeGreaterThanOrEqual(before);
    expect(await inspectSpool(directory)).toEqual({ ...spool.waiting(), damaged: [] });

    const batches: SpoolBatch[] = [];
    expect(await spool.drain(async (batch) => void batches.push(batch))).toBe(3);
    expect(batches.map((batch) => ({ ...batch, records: texts(batch) }))).toEqual([
      { file: file.slice(0, 36), from: 0, records: ['one', '', 'three'] },
    ]);
    expect(await readdir(directory)).toEqual([]);
    expect(spool.waiting()).toEqual({ records: 0, bytes: 0, oldest: null });
    expect(await spool.drain(() => Promise.reject(new Error('nothing to take')))).toBe(0);
  });

  test('concurrently shares one write and one sync', async () => {
    const spool = await opened();
    await spool.append(bytes('first'));
    const sync = vi.spyOn(await fileHandles(), 'datasync');
    await Promise.all(Array.from({ length: 500 }, (_, number) => spool.append(bytes(String(number)))));
    expect(sync).toHaveBeenCalledTimes(1);
    await spool.append(bytes('last'));
    expect(sync).toHaveBeenCalledTimes(2);
    expect(await drained(spool)).toEqual(['first', ...Array.from({ length: 500 }, (_, n) => `${n}`), 'last']);
  });

  test('is found by the next who opens the spool', async () => {
    const first = await opened();
    await first.append(bytes('one'));
    await first.close();
    await expect(first.append(bytes('two'))).rejects.toThrow('closed');
    const second = await opened();
    expect(second.waiting().records).toBe(1);
    expect(await drained(second)).toEqual(['one']);
  });

  test('while others drain goes into another file and waits for the next drain', async () => {
    const spool = await opened();
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
    const spool = await opened();
    for (let number = 0; number < 8; number++) await spool.append(Buffer.alloc(5 * 1024 * 1024, number));
    expect(await readdir(directory)).toHaveLength(2);
    const files: { first: number | undefined; lie: number }[] = [];
    await spool.drain(async ({ records }) => {
      files.push({ first: records[0]?.[0], lie: (await readdir(directory)).length });
    });
    expect(files).toEqual([0, 1, 2, 3, 4, 5, 6, 7].map((first) => ({ first, lie: first < 4 ? 2 : 1 })));
  });
});

describe('a drain whose taker refuses', () => {
  const many = Array.from({ length: 450 }, (_, number) => String(number));

  test('leaves the rest, under the same name and numbers, to the next', async () => {
    const spool = await opened();
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
    const first = await opened();
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
    expect(await (await opened()).drain(async (batch) => remember(batch))).toBe(450);
    expect([...numbered.values()]).toEqual(many);
  });
});

describe('the bound', () => {
  test('counts everything in the directory, and refuses what would exceed it', async () => {
    const other = await opened();
    await other.append(Buffer.alloc(400));
    const spool = await opened(1000);
    await spool.append(Buffer.alloc(400, 1));
    await expect(spool.append(Buffer.alloc(400, 2))).rejects.toThrow(SpoolFull);
    const together = Promise.allSettled([1, 2, 3].map(() => spool.append(Buffer.alloc(20, 3))));
    expect((await together).map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected']);
    expect((await inspectSpool(directory)).bytes).toBeLessThanOrEqual(1000);
    expect(await drained(spool)).toHaveLength(3);
    await spool.append(Buffer.alloc(400, 4));
  });
});

describe('a disk that fails', () => {
  test('in syncing costs the records that were not acknowledged, and the file is left for another', async () => {
    const spool = await opened();
    await spool.append(bytes('one'));
    vi.spyOn(await fileHandles(), 'datasync').mockRejectedValueOnce(failure('EIO'));
    const together = await Promise.allSettled([spool.append(bytes('two')), spool.append(bytes('three'))]);
    expect(together.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await spool.append(bytes('four'));
    expect(await readdir(directory)).toHaveLength(2);
    expect((await inspectSpool(directory)).records).toBe(2);
    expect(await drained(spool)).toEqual(['one', 'four']);
  });

  test('in writing, and then in taking the half record back, costs nothing that was acknowledged', async () => {
    const spool = await opened();
    await spool.append(bytes('one'));
    const handles = await fileHandles();
    vi.spyOn(handles, 'write').mockImplementationOnce(async function (this: typeof handles) {
      await this.writev([bytes('half a frame')], 43);
      throw failure('ENOSPC');
    });
    vi.spyOn(handles, 'truncate').mockRejectedValueOnce(failure('EIO'));
    await expect(spool.append(bytes('two'))).rejects.toThrow('ENOSPC');
    await spool.append(bytes('three'));
    expect(await drained(spool)).toEqual(['one', 'three']);
    expect(await readdir(directory)).toEqual([]);
  });

  test('in writing is undone, so that nobody finds half a record or takes it for damage', async () => {
    const spool = await opened();
    await spool.append(bytes('one'));
    const handles = await fileHandles();
    vi.spyOn(handles, 'write').mockImplementationOnce(async function (this: typeof handles) {
      await this.writev([Buffer.alloc(1000, 'half a frame')], 43);
      throw failure('ENOSPC');
    });
    await expect(spool.append(bytes('two'))).rejects.toThrow('ENOSPC');
    await spool.append(bytes('three'));
    expect(await readdir(directory)).toHaveLength(1);
    expect(await inspectSpool(directory)).toMatchObject({ records: 2, damaged: [] });
    await spool.close();
    expect(await drained(await opened())).toEqual(['one', 'three']);
  });

  test('at the first record leaves no empty file behind', async () => {
    const spool = await opened();
    vi.spyOn(await fileHandles(), 'write').mockRejectedValueOnce(failure('ENOSPC'));
    await expect(spool.append(bytes('one'))).rejects.toThrow('ENOSPC');
    expect(await readdir(directory)).toEqual([]);
  });
});

describe('a file', () => {
  test('that is damaged in the middle gives what can be read of it, and is kept and named', async () => {
    const writer = await opened();
    for (const text of ['one', 'two', 'three']) await writer.append(bytes(text));
    await writer.append(bytes('four'));
    await writer.close();
    const [name = ''] = await readdir(directory);
    const content = await readFile(path.join(directory, name));
    content[content.indexOf('two')] = 0;
    await writeFile(path.join(directory, name), content);
    expect(await inspectSpool(directory)).toMatchObject({ records: 3, damaged: [name] });

    const spool = await opened();
    const batches: unknown[] = [];
    await spool.drain(async (batch) => void batches.push({ from: batch.from, records: texts(batch) }));
    expect(batches).toEqual([
      { from: 0, records: ['one'] },
      { from: 2, records: ['three', 'four'] },
    ]);
    const damaged = `${name.slice(0, 36)}.damaged`;
    expect(await readFile(path.join(directory, damaged))).toEqual(content);
    expect(await inspectSpool(directory)).toMatchObject({ records: 0, damaged: [damaged] });
    expect(await drained(spool)).toEqual([]);
  });

  test('that somebody takes away while it is written gets no acknowledged record any more', async () => {
    const spool = await opened();
    await spool.append(bytes('one'));
    const [name = ''] = await readdir(directory);
    await rename(path.join(directory, name), path.join(home, name));
    await spool.append(bytes('two'));
    expect(await drained(spool)).toEqual(['two']);
    await rm(directory, { recursive: true });
    await spool.append(bytes('three'));
    expect(await drained(spool)).toEqual(['three']);
  });

  test('of a process whose number another has now is handed over', async () => {
    const writer = await opened();
    await writer.append(bytes('one'));
    await writer.close();
    const [name = ''] = await readdir(directory);
    const before = `${name.slice(0, 36)}.${process.pid}-0123456789ab-01234567.spool`;
    await rename(path.join(directory, name), path.join(directory, before));
    expect(await drained(await opened())).toEqual(['one']);
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
      await rm(directory, { recursive: true, force: true });
      let spool = await opened();
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
          spool = await opened();
        }
      }
      await drain(Number.POSITIVE_INFINITY);
      const inOrder = [...taken.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, number]) => number);
      expect(inOrder).toEqual(Array.from({ length: appended }, (_, number) => number));
      expect(spool.waiting()).toEqual({ records: 0, bytes: 0, oldest: null });
      expect(await readdir(directory).catch(() => [])).toEqual([]);
      await spool.close();
    }),
    { numRuns: 40 },
  );
});
