import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmdirSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openSpool } from '../../lib/spool/spool.ts';

/** A file system of one megabyte, where this user may mount one. */
const disk = mountSmallDisk();
afterAll(() => {
  if (!disk) return;
  execFileSync('umount', ['--lazy', disk]);
  rmdirSync(disk);
});

function mountSmallDisk(): string | undefined {
  const place = mkdtempSync(path.join(os.tmpdir(), 'switchboard-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', place], { stdio: 'ignore' });
    return place;
  } catch {
    rmdirSync(place);
    return undefined;
  }
}

test.skipIf(!disk)(
  'on a full disk what does not fit is refused, what was acknowledged is kept, and room is used again (needs the right to mount)',
  async () => {
    const place = disk ?? '';
    const ballast = path.join(place, 'ballast');
    await writeFile(ballast, Buffer.alloc(300_000));
    const spool = await openSpool({ directory: path.join(place, 'spool'), maxBytes: 2 ** 30 });
    const record = (number: number) => Buffer.from(String(number).padEnd(10_000));
    const kept: number[] = [];
    for (let number = 0; number < 200; number++) {
      await spool.append(record(number)).then(
        () => kept.push(number),
        (error) => expect(error).toHaveProperty('code', 'ENOSPC'),
      );
    }
    expect(kept.length).toBeGreaterThan(50);
    expect(kept.length).toBeLessThan(75);
    await rm(ballast);
    await spool.append(record(1000));
    const taken: number[] = [];
    await spool.drain(async ({ records }) => {
      taken.push(...records.map((each) => Number(Buffer.from(each).toString())));
    });
    expect(taken).toEqual([...kept, 1000]);
    await spool.close();
  },
);
