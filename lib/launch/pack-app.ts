import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { buildApp } from './build-app.ts';
import { packagesOfPrograms } from './packages-of-programs.ts';
import { root } from './place.mjs';
import { LaunchProblem } from './problem.ts';
import { serverFolder } from './server-folder.ts';

/**
 * Builds the app and writes all that production needs into a new folder, which can be copied to another computer
 * of the same kind (system and processor) and runs there with Node.js alone: Next's standalone output, the
 * programs beside it (launcher, projector, command line) with the packages that these need, and the migrations.
 *
 * @throws {LaunchProblem} when the folder is not empty, or the app cannot be built.
 */
export async function packApp(
  folder: string,
  say: (line: string) => void,
  stopping?: AbortSignal,
): Promise<void> {
  const present = await readdir(folder).catch(() => []);
  if (present.length > 0) {
    throw new LaunchProblem(`${folder} is not empty. Remove what is there, or name another folder.`);
  }
  await buildApp(say, stopping);
  if (stopping?.aborted) return;
  await mkdir(folder, { recursive: true });
  await cp(serverFolder, folder, { recursive: true, verbatimSymlinks: true });
  const copy = (name: string) =>
    cp(path.join(root, name), path.join(folder, name), { recursive: true, filter: (file) => isRun(file) });
  for (const name of alongside) await copy(name);
  for (const name of await packagesOfPrograms()) await copyPackage(name, folder);
  await writeFile(path.join(folder, 'package.json'), `${JSON.stringify(await manifest(), null, 2)}\n`);
  say(`Packed into ${folder}. Copy it to where it is to run, and there: npm start`);
}

const alongside = ['lib', 'prisma/client', 'prisma/migrations', 'next.config.js', 'README.md'];

/** Fixtures are the examples of the help. */
function isRun(file: string): boolean {
  return !/\.test\.ts$/.test(file);
}

/** Without the packages below it, which are asked for by themselves. */
async function copyPackage(name: string, folder: string): Promise<void> {
  const from = path.join(root, name);
  const below = path.join(from, 'node_modules');
  await cp(from, path.join(folder, name), {
    recursive: true,
    verbatimSymlinks: true,
    filter: (file) => file !== below,
  });
}

const manifestSchema = z.object({
  name: z.string(),
  version: z.string(),
  private: z.boolean(),
  description: z.string(),
  license: z.string(),
  type: z.string(),
  engines: z.record(z.string(), z.string()),
  scripts: z.object({ start: z.string(), switchboard: z.string() }),
});

/** package.json with the commands that a packed folder has, and no dependencies: nothing is to be installed. */
async function manifest() {
  return manifestSchema.parse(JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')));
}
