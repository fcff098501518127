import { chmod, mkdir } from 'node:fs/promises';
import path from 'node:path';

/**
 * Makes a directory and the parents it lacks, all with exactly this mode whatever the umask says. What is
 * already there keeps its own.
 */
export async function makeDirectory(directory: string, mode: number): Promise<void> {
  const first = await mkdir(directory, { recursive: true });
  if (first === undefined) return;
  for (let made = directory; made.length >= first.length; made = path.dirname(made)) await chmod(made, mode);
}
