import { mkdtemp, open, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect } from 'vitest';
import { openSpool, type Spool, type SpoolBatch } from '../../lib/spool/spool.ts';

/** Where the spools of a test lie. */
type SpoolPlace = {
  /** A folder of the test's own, gone after it. */
  home: string;
  /** In it, that of the spools. */
  directory: string;
  /** Opens a spool there, which is closed after the test. */
  opened: (maxBytes?: number) => Promise<Spool>;
};

/** A place for spools, another one for each test of a file. */
export function useSpoolPlace(): SpoolPlace {
  const spools: Spool[] = [];
  const place: SpoolPlace = {
    home: '',
    directory: '',
    opened: async (maxBytes = 2 ** 30) => {
      const spool = await openSpool({ directory: place.directory, maxBytes });
      spools.push(spool);
      return spool;
    },
  };
  beforeEach(async () => {
    place.home = await mkdtemp(path.join(os.tmpdir(), 'switchboard-spool-'));
    place.directory = path.join(place.home, 'spool');
  });
  afterEach(async () => {
    for (const spool of spools.splice(0)) await spool.close();
    await rm(place.home, { recursive: true });
  });
  return place;
}

export const bytes = (text: string) => Buffer.from(text);

export const texts = ({ records }: SpoolBatch) => records.map((record) => Buffer.from(record).toString());

/** Takes everything, and says what came. */
export async function drained(spool: Spool): Promise<string[]> {
  const taken: string[] = [];
  const count = await spool.drain(async (batch) => {
    taken.push(...texts(batch));
  });
  expect(count).toBe(taken.length);
  return taken;
}

/** What the system's own calls do, for `vi.spyOn`: to count them, and to let them fail. */
export async function fileHandles({ home }: SpoolPlace): Promise<Awaited<ReturnType<typeof open>>> {
  const handle = await open(home);
  await handle.close();
  return Object.getPrototypeOf(handle);
}
