import { randomBytes } from 'node:crypto';
import { link, open, rename, rm } from 'node:fs/promises';

/** Writes a file that only its owner may read, so that a reader sees the old text or the new, never a part. */
export async function replaceFile(file: string, text: string): Promise<void> {
  await withTemporary(file, text, async (temporary) => {
    await rename(temporary, file);
  });
}

/** Like `replaceFile`, but leaves an existing file alone; true when this call made it. */
export async function createFile(file: string, text: string): Promise<boolean> {
  return await withTemporary(file, text, async (temporary) => {
    try {
      await link(temporary, file);
      return true;
    } catch (error) {
      if (hasCode(error, 'EEXIST')) return false;
      throw error;
    }
  });
}

/** Whether an error is the system's error of that name, such as `ENOENT`. */
export function hasCode(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}

async function withTemporary<T>(
  file: string,
  text: string,
  use: (temporary: string) => Promise<T>,
): Promise<T> {
  const temporary = `${file}.${randomBytes(6).toString('hex')}`;
  // Without the comment Next would take the whole checkout, its data included, for files that the app reads.
  const handle = await open(/* turbopackIgnore: true */ temporary, 'wx', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
    await handle.close();
    return await use(temporary);
  } finally {
    await rm(temporary, { force: true });
  }
}
