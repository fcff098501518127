import { rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { groupCommit } from '../group-commit.ts';
import { logger } from '../logger.ts';
import { hasCode } from '../write-file.ts';
import { batchesOf } from './batches-of.ts';
import { fileHeaderLength, frameHeaderLength, readRecords } from './frame-records.ts';
import { createLogFile, type LogFile } from './log-file.ts';
import {
  begunAt,
  damagedFilePath,
  isOwnerAlive,
  listSpoolFiles,
  newOwner,
  readIfThere,
  type SpoolFile,
  sizeOf,
  spoolFilePath,
} from './spool-files.ts';

/**
 * What is appended here is on disk before it is acknowledged, and stays until it was handed over. The spool knows
 * nothing of what its records mean.
 */
export type Spool = {
  /**
   * Keeps a record: written and synced to the disk when it resolves. Concurrent calls share one write and one sync.
   * The caller must not change the bytes meanwhile.
   *
   * @throws {SpoolFull} over the bound; or the system's error. Then the record is not kept.
   */
  append: (record: Uint8Array) => Promise<void>;
  /**
   * Hands over everything that was appended before this call, by this process or by one that has ended, file by
   * file, oldest first, in batches; a file is deleted when all of it was taken. Ends with the first rejection of
   * `take`, which it passes on; the rest stays for the next time, and so does a file that the system cannot read, whose
   * error is thrown at the end. One drain at a time: a second call waits its turn.
   *
   * A process that was killed between `take` and the deletion leaves a file that is handed over once more, under
   * the same name and numbers (the batches may be cut differently).
   *
   * @returns how many records were handed over.
   */
  drain: (take: (batch: SpoolBatch) => Promise<void>) => Promise<number>;
  /**
   * What waits for the next drain: records of this process and, as found when the spool was opened or drained last,
   * of those that have ended. Needs no disk.
   */
  waiting: () => SpoolWaiting;
  /** Ends this process's writing; what waits is left to whoever opens the spool next. */
  close: () => Promise<void>;
};

export type SpoolBatch = {
  /** A UUID that names the file for ever. */
  file: string;
  /** The number of the first record within the file; the others follow without a gap. */
  from: number;
  records: Uint8Array[];
};

export type SpoolWaiting = { records: number; bytes: number; oldest: Date | null };

/** No room: everything in the directory together would be larger than the spool may be. */
export class SpoolFull extends Error {
  override name = 'SpoolFull';
}

/** What is known of a file that this process may hand over. */
type Known = {
  records: number;
  bytes: number;
  /** Records with lower numbers were taken in this process's time. */
  next: number;
  /** This process wrote it: what stands behind `bytes` was never acknowledged. */
  isOwn: boolean;
};

/** A file that has become this long gets no more records, so that a drain can delete early. */
const fullFile = 16 * 1024 * 1024;
/** One write and one sync take at most this much, in bytes, or else a single record. */
const groupBytes = 4 * 1024 * 1024;
/** How long the sizes of other processes' files are believed when they leave no room, in milliseconds. */
const freshness = 1000;

/**
 * Opens the spool of a directory, which is made at the first append. Several processes may have it open: each writes
 * files of its own, and whoever drains also takes those of processes that have ended.
 *
 * @param maxBytes bound for everything in the directory together.
 * @throws the system's error when the directory cannot be read.
 */
export async function openSpool({
  directory,
  maxBytes,
}: {
  directory: string;
  maxBytes: number;
}): Promise<Spool> {
  const owner = await newOwner();
  const known = new Map<string, Known>();
  let othersBytes = 0;
  let lookedAt = 0;
  let current: LogFile | undefined;
  let lastDrain: Promise<unknown> = Promise.resolve();
  let isClosed = false;
  const group = groupCommit<Uint8Array, void>({
    write: async (records) => {
      await keep(records);
      return records.map(() => undefined);
    },
    weigh: (record) => record.length,
    maxItems: Number.POSITIVE_INFINITY,
    maxBytes: groupBytes,
  });

  async function keep(records: Uint8Array[]): Promise<void> {
    for (let attempt = 1; attempt <= 3; attempt++) {
      current ??= await createLogFile(directory, owner);
      const log = current;
      try {
        if ((await log.append(records)) === 'kept') {
          known.set(log.id, { records: log.records, bytes: log.bytes, next: 0, isOwn: true });
          if (log.bytes >= fullFile) await setAside();
          return;
        }
      } catch (error) {
        if (!log.isSound || log.bytes === 0) await setAside();
        throw error;
      }
      // Somebody who could not see this process has taken the file, or the operator has.
      known.delete(log.id);
      await setAside();
    }
    throw new Error(`The files in ${directory} are taken away while they are written.`);
  }

  async function setAside(): Promise<void> {
    const log = current;
    current = undefined;
    await log?.close().catch((error: unknown) => {
      logger().warn({ err: error, file: log.path }, 'a spool file could not be closed');
    });
  }

  /** Looks what lies in the directory, and returns what this process may hand over, oldest first. */
  async function look(): Promise<SpoolFile[]> {
    const before = [...known.keys()];
    const { files, damaged } = await listSpoolFiles(directory);
    const present = new Set(files.map(({ id }) => id));
    for (const id of before) if (!present.has(id)) known.delete(id);
    let others = 0;
    const mine: SpoolFile[] = [];
    for (const file of files) {
      if (file.owner === undefined || file.owner === owner || !(await isOwnerAlive(file.owner))) {
        if (file.id !== current?.id) mine.push(file);
        if (!known.has(file.id) && file.owner !== owner) await count(file);
      } else {
        others += await sizeOf(file.path);
      }
    }
    for (const name of damaged) others += await sizeOf(path.join(directory, name));
    othersBytes = others;
    lookedAt = Date.now();
    return mine;
  }

  async function count({ id, path: file }: SpoolFile): Promise<void> {
    try {
      const content = await readIfThere(file);
      if (!content) return;
      const { records } = readRecords(content);
      known.set(id, { records: records.length, bytes: content.length, next: 0, isOwn: false });
    } catch (error) {
      // The others can be handed over all the same; the drain will say it again.
      logger().error({ err: error, file }, 'a spool file cannot be read');
      known.set(id, { records: 0, bytes: await sizeOf(file), next: 0, isOwn: false });
    }
  }

  async function handOver(file: SpoolFile, take: (batch: SpoolBatch) => Promise<void>): Promise<number> {
    const state = known.get(file.id);
    if (!state || file.id === current?.id) return 0;
    const own = spoolFilePath(directory, file.id, owner);
    const content = (await claim(file.path, own)) ? await readIfThere(own) : undefined;
    if (!content) {
      known.delete(file.id);
      return 0;
    }
    const read = readRecords(state.isOwn ? content.subarray(0, state.bytes) : content);
    const left = read.records.filter(({ number }) => number >= state.next);
    state.records = left.length;
    let handed = 0;
    for (const batch of batchesOf(file.id, left)) {
      if (isClosed) return handed;
      await take(batch);
      handed += batch.records.length;
      state.records -= batch.records.length;
      state.next = batch.from + batch.records.length;
    }
    if (read.state === 'damaged' || (state.isOwn && content.length < state.bytes)) {
      const kept = damagedFilePath(directory, file.id);
      await rename(own, kept);
      othersBytes += content.length;
      logger().error(
        { file: kept, readable: read.records.length },
        'a spool file is damaged: what could be read of it was taken, and the file is kept',
      );
    } else {
      await rm(own, { force: true });
    }
    known.delete(file.id);
    return handed;
  }

  const total = (of: 'records' | 'bytes') => [...known.values()].reduce((sum, file) => sum + file[of], 0);

  const hasRoom = (record: Uint8Array) => {
    const pending = group.pending();
    const frames = pending.bytes + record.length + (pending.items + 1) * frameHeaderLength;
    return total('bytes') + othersBytes + fileHeaderLength + frames <= maxBytes;
  };

  await look();

  return {
    append: async (record) => {
      if (!hasRoom(record) && Date.now() - lookedAt > freshness) await look();
      if (isClosed) throw new Error('The spool is closed.');
      if (!hasRoom(record)) throw new SpoolFull(`The spool in ${directory} holds ${maxBytes} bytes at most.`);
      await group.add(record);
    },
    drain: (take) => {
      const drained = lastDrain.then(async () => {
        await group.between(setAside);
        let handed = 0;
        let isRefused = false;
        let broken: { error: unknown } | undefined;
        const takeOrStop = async (batch: SpoolBatch) => {
          isRefused = true;
          await take(batch);
          isRefused = false;
        };
        for (const file of await look()) {
          try {
            if (!isClosed) handed += await handOver(file, takeOrStop);
          } catch (error) {
            if (isRefused) throw error;
            // A file that cannot be read or removed does not hold up the others.
            broken ??= { error };
          }
        }
        if (broken) throw broken.error;
        return handed;
      });
      lastDrain = drained.catch(() => {});
      return drained;
    },
    waiting: () => {
      const waiting = [...known].filter(([, { records }]) => records > 0).map(([id]) => id);
      const oldest = waiting.sort()[0];
      return {
        records: total('records'),
        bytes: total('bytes'),
        oldest: oldest === undefined ? null : begunAt(oldest),
      };
    },
    close: async () => {
      isClosed = true;
      await lastDrain;
      do await group.between(setAside);
      while (group.pending().items > 0);
      const { files } = await listSpoolFiles(directory);
      for (const file of files) {
        if (file.owner === owner) await rename(file.path, spoolFilePath(directory, file.id));
      }
    },
  };
}

/** False when somebody else was quicker. */
async function claim(from: string, to: string): Promise<boolean> {
  try {
    if (from !== to) await rename(from, to);
    return true;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return false;
    throw error;
  }
}
