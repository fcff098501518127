import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { bytes, drained, fileHandles, texts, useSpoolPlace } from '../../tests/spool/spool-place.ts';
import { inspectSpool } from './inspect-spool.ts';

const place = useSpoolPlace();
afterEach(() => vi.restoreAllMocks());

const failure = (code: string) => Object.assign(new Error(code), { code });

describe('a disk that fails', () => {
  test('in syncing costs the records that were not acknowledged, and the file is left for another', async () => {
    const spool = await place.opened();
    await spool.append(bytes('one'));
    vi.spyOn(await fileHandles(place), 'datasync').mockRejectedValueOnce(failure('EIO'));
    const together = await Promise.allSettled([spool.append(bytes('two')), spool.append(bytes('three'))]);
    expect(together.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await spool.append(bytes('four'));
    expect(await readdir(place.directory)).toHaveLength(2);
    expect((await inspectSpool(place.directory)).records).toBe(2);
    expect(await drained(spool)).toEqual(['one', 'four']);
  });

  test('in writing, and then in taking the half record back, costs nothing that was acknowledged', async () => {
    const spool = await place.opened();
    await spool.append(bytes('one'));
    const handles = await fileHandles(place);
    vi.spyOn(handles, 'write').mockImplementationOnce(async function (this: typeof handles) {
      await this.writev([bytes('half a frame')], 43);
      throw failure('ENOSPC');
    });
    vi.spyOn(handles, 'truncate').mockRejectedValueOnce(failure('EIO'));
    await expect(spool.append(bytes('two'))).rejects.toThrow('ENOSPC');
    await spool.append(bytes('three'));
    expect(await drained(spool)).toEqual(['one', 'three']);
    expect(await readdir(place.directory)).toEqual([]);
  });

  test('in writing is undone, so that nobody finds half a record or takes it for damage', async () => {
    const spool = await place.opened();
    await spool.append(bytes('one'));
    const handles = await fileHandles(place);
    vi.spyOn(handles, 'write').mockImplementationOnce(async function (this: typeof handles) {
      await this.writev([Buffer.alloc(1000, 'half a frame')], 43);
      throw failure('ENOSPC');
    });
    await expect(spool.append(bytes('two'))).rejects.toThrow('ENOSPC');
    await spool.append(bytes('three'));
    expect(await readdir(place.directory)).toHaveLength(1);
    expect(await inspectSpool(place.directory)).toMatchObject({ records: 2, damaged: [] });
    await spool.close();
    expect(await drained(await place.opened())).toEqual(['one', 'three']);
  });

  test('at the first record leaves no empty file behind', async () => {
    const spool = await place.opened();
    vi.spyOn(await fileHandles(place), 'write').mockRejectedValueOnce(failure('ENOSPC'));
    await expect(spool.append(bytes('one'))).rejects.toThrow('ENOSPC');
    expect(await readdir(place.directory)).toEqual([]);
  });
});

describe('a file', () => {
  test('that is damaged in the middle gives what can be read of it, and is kept and named', async () => {
    const writer = await place.opened();
    for (const text of ['one', 'two', 'three']) await writer.append(bytes(text));
    await writer.append(bytes('four'));
    await writer.close();
    const [name = ''] = await readdir(place.directory);
    const content = await readFile(path.join(place.directory, name));
    content[content.indexOf('two')] = 0;
    await writeFile(path.join(place.directory, name), content);
    expect(await inspectSpool(place.directory)).toMatchObject({ records: 3, damaged: [name] });

    const spool = await place.opened();
    const batches: unknown[] = [];
    await spool.drain(async (batch) => void batches.push({ from: batch.from, records: texts(batch) }));
    expect(batches).toEqual([
      { from: 0, records: ['one'] },
      { from: 2, records: ['three', 'four'] },
    ]);
    const damaged = `${name.slice(0, 36)}.damaged`;
    expect(await readFile(path.join(place.directory, damaged))).toEqual(content);
    expect(await inspectSpool(place.directory)).toMatchObject({ records: 0, damaged: [damaged] });
    expect(await drained(spool)).toEqual([]);
  });

  test('that somebody takes away while it is written gets no acknowledged record any more', async () => {
    const spool = await place.opened();
    await spool.append(bytes('one'));
    const [name = ''] = await readdir(place.directory);
    await rename(path.join(place.directory, name), path.join(place.home, name));
    await spool.append(bytes('two'));
    expect(await drained(spool)).toEqual(['two']);
    await rm(place.directory, { recursive: true });
    await spool.append(bytes('three'));
    expect(await drained(spool)).toEqual(['three']);
  });

  test('of a process whose number another has now is handed over', async () => {
    const writer = await place.opened();
    await writer.append(bytes('one'));
    await writer.close();
    const [name = ''] = await readdir(place.directory);
    const before = `${name.slice(0, 36)}.${process.pid}-0123456789ab-01234567.spool`;
    await rename(path.join(place.directory, name), path.join(place.directory, before));
    expect(await drained(await place.opened())).toEqual(['one']);
  });
});
