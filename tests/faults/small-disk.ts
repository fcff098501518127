import { execFile } from 'node:child_process';
import { mkdir, open, rm, statfs } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { NotPossible, type Scene } from './fault.ts';

const run = promisify(execFile);

/** A file system of its own, small enough to fill. */
type SmallDisk = {
  /** Takes all the space that is left. */
  fill: () => Promise<void>;
  /** Gives it back. */
  free: () => Promise<void>;
  /** Makes the file system larger. */
  grow: (megabytes: number) => Promise<void>;
};

/**
 * Mounts a file system in memory of so many kilobytes at a directory, which is made. It is gone when the fault is
 * over.
 *
 * @throws {NotPossible} where this user may not mount one.
 */
export async function mountSmallDisk(
  scene: Scene,
  directory: string,
  { kilobytes }: { kilobytes: number },
): Promise<SmallDisk> {
  await mkdir(directory, { recursive: true, mode: 0o711 });
  if (process.platform !== 'linux')
    throw new NotPossible('only Linux can mount a small file system in memory');
  try {
    await run('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k,mode=0711`, 'tmpfs', directory]);
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : String(error);
    throw new NotPossible(`a small file system cannot be mounted (${said || 'run it as root'})`);
  }
  scene.atEnd(() => run('umount', ['--lazy', directory]));
  const ballast = path.join(directory, 'ballast');
  return {
    fill: async () => {
      const file = await open(ballast, 'a');
      const block = Buffer.alloc(64 * 1024, 1);
      try {
        while ((await statfs(directory)).bavail > 0) await file.write(block);
      } catch {
        // No space is left.
      } finally {
        await file.close();
      }
    },
    free: () => rm(ballast, { force: true }),
    grow: async (megabytes) => {
      await run('mount', ['-o', `remount,size=${megabytes}m`, directory]);
    },
  };
}
