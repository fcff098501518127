import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

const folders = ['app', 'lib', 'public'];
const files = ['prisma/schema.prisma', 'package-lock.json', 'tsconfig.json'];

/** Next's own files: its configuration and what it runs around requests. */
const atTheRoot = /^[a-z.-]+\.(ts|js|mjs)$/;
const notBuilt = /\.test\.tsx?$|\.md$|^lib\/(cli|deploy|launch)\/|^next-env\.d\.ts$/;

/** One hash over everything that a build is made of, tests left out: equal sources need no new build. */
export async function sourceHash(root: string): Promise<string> {
  const below = await Promise.all(folders.map((folder) => filesBelow(root, folder)));
  const beside = (await readdir(root)).filter((name) => atTheRoot.test(name));
  const sources = [...below.flat(), ...beside, ...files].filter((file) => !notBuilt.test(file));
  const hash = createHash('sha256').update(process.version);
  for (const file of sources.sort()) {
    const content = await readFile(path.join(root, file)).catch(() => undefined);
    if (content) hash.update(`\0${file}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

async function filesBelow(root: string, folder: string): Promise<string[]> {
  const entries = await readdir(path.join(root, folder), { recursive: true, withFileTypes: true }).catch(
    () => [],
  );
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'));
}
