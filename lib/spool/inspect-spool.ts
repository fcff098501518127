import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { hasCode } from '../write-file.ts';
import { readRecords } from './frame-records.ts';
import type { SpoolWaiting } from './spool.ts';
import { begunAt, listSpoolFiles } from './spool-files.ts';

/** What lies in a spool's directory, whoever wrote it. */
type SpoolContents = SpoolWaiting & {
  /** Names of files that cannot be read completely; they are kept for the operator. */
  damaged: string[];
};

/**
 * Reads what waits in a spool's directory, without changing anything; an absent directory holds nothing.
 *
 * @throws the system's error when it cannot be read.
 */
export async function inspectSpool(directory: string): Promise<SpoolContents> {
  const { files, damaged } = await listSpoolFiles(directory);
  const contents: SpoolContents = { records: 0, bytes: 0, oldest: null, damaged: [...damaged] };
  for (const name of damaged) contents.bytes += (await stat(path.join(directory, name))).size;
  for (const file of files) {
    const bytes = await readFile(file.path).catch((error) => {
      // Drained meanwhile, or taken over under another name.
      if (hasCode(error, 'ENOENT')) return undefined;
      throw error;
    });
    if (!bytes) continue;
    const { records, state } = readRecords(bytes);
    contents.bytes += bytes.length;
    contents.records += records.length;
    if (records.length > 0) contents.oldest ??= begunAt(file.id);
    if (state === 'damaged') contents.damaged.push(path.basename(file.path));
  }
  return contents;
}
