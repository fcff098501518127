import { randomBytes } from 'node:crypto';
import { type FileHandle, mkdir, open, rm, stat, truncate } from 'node:fs/promises';
import path from 'node:path';
import { v7 as newId } from 'uuid';
import { hasCode } from '../write-file.ts';
import { fileHeader, frameRecords, markerLength } from './frame-records.ts';
import { spoolFilePath } from './spool-files.ts';

/** A file while this process writes it. */
export type LogFile = {
  id: string;
  path: string;
  /** What was written and synced, and is still there. */
  records: number;
  bytes: number;
  /**
   * Writes and syncs records.
   *
   * @returns `moved` when the file is not at its place any more, so that whoever took it may not see these records.
   * @throws the system's error; then none of the records is kept.
   */
  append: (records: readonly Uint8Array[]) => Promise<'kept' | 'moved'>;
  /** False after a failure that leaves the file's end uncertain: it must not be appended to any more. */
  isSound: boolean;
  close: () => Promise<void>;
};

/**
 * Begins a file. It and its name are on disk once its first records are.
 *
 * @throws the system's error.
 */
export async function createLogFile(directory: string, owner: string): Promise<LogFile> {
  const id = newId();
  const file = spoolFilePath(directory, id, owner);
  const handle = await openNew(directory, file);
  const { ino } = await handle.stat();
  const marker = randomBytes(markerLength);

  const log: LogFile = {
    id,
    path: file,
    records: 0,
    bytes: 0,
    isSound: true,
    append: async (records) => {
      const begins = log.bytes === 0;
      const frames = frameRecords(marker, log.records, records);
      const written = begins ? Buffer.concat([fileHeader(marker), frames]) : frames;
      try {
        await writeAt(handle, written, log.bytes);
      } catch (error) {
        // Where even this fails, the file stays as it is: its end was kept before.
        log.isSound = await handle.truncate(log.bytes).then(
          () => true,
          () => false,
        );
        throw error;
      }
      try {
        await handle.datasync();
        if (begins) await syncDirectory(directory);
        if ((await inodeOf(file)) !== ino) return 'moved';
      } catch (error) {
        // The system reports a failed sync once and may take the lost pages for written from then on.
        log.isSound = false;
        await truncate(file, log.bytes).catch(() => {});
        throw error;
      }
      log.records += records.length;
      log.bytes += written.length;
      return 'kept';
    },
    close: async () => {
      await handle.close();
      if (log.bytes === 0) await rm(file, { force: true });
    },
  };
  return log;
}

async function openNew(directory: string, file: string): Promise<FileHandle> {
  const made = await mkdir(directory, { recursive: true, mode: 0o700 });
  for (let at = directory; made !== undefined && at.length >= made.length; at = path.dirname(at)) {
    await syncDirectory(path.dirname(at));
  }
  return await open(file, 'wx', 0o600);
}

async function writeAt(handle: FileHandle, bytes: Buffer, position: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, position + done);
    done += bytesWritten;
  }
}

/** A new name is on disk only once its directory is. */
async function syncDirectory(directory: string): Promise<void> {
  const handle = await open(directory);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function inodeOf(file: string): Promise<number | undefined> {
  try {
    return (await stat(file)).ino;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}
