import { chown, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { DatabaseProblem } from './database-problem.ts';
import { runProgram } from './run-program.ts';
import type { ServerAccount } from './server-account.ts';
import type { ServerBinaries } from './server-binaries.ts';
import { roleName } from './server-settings.ts';

/**
 * Makes a new cluster as `cluster` in a directory that the account owns: UTF-8, data checksums, passwords by
 * SCRAM only, and PostgreSQL's own locale, so that no update of the system's can spoil an index.
 *
 * @param durable false leaves out the final sync, for clusters that a crash may cost.
 */
export async function initialiseCluster(
  { workshop, password, durable }: { workshop: string; password: string; durable: boolean },
  binaries: ServerBinaries,
  account: ServerAccount | undefined,
): Promise<void> {
  const passwordFile = path.join(workshop, 'password');
  await writeFile(passwordFile, password, { mode: 0o600, flag: 'wx' });
  if (account) await chown(passwordFile, account.uid, account.gid);
  const { ok, output } = await runProgram(
    binaries.initdb,
    [
      ...['--pgdata', path.join(workshop, 'cluster'), '--username', roleName, '--pwfile', passwordFile],
      ...['--auth', 'scram-sha-256', '--encoding', 'UTF8', '--data-checksums', '--no-instructions'],
      ...['--locale', 'C', '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8'],
      ...(durable ? [] : ['--no-sync']),
    ],
    { account },
  );
  if (!ok) throw new DatabaseProblem(`The database could not be set up:\n${output}`);
}

/**
 * Gives the bootstrap role of a stopped cluster a new password, in single-user mode, which asks for none: the
 * right to do so is the ownership of the files.
 */
export async function resetPassword(
  cluster: string,
  password: string,
  binaries: ServerBinaries,
  account: ServerAccount | undefined,
): Promise<void> {
  const { ok, output } = await runProgram(binaries.postgres, ['--single', '-D', cluster, 'postgres'], {
    account,
    input: `ALTER ROLE ${roleName} PASSWORD '${password}'\n`,
  });
  if (!ok || /ERROR|FATAL/.test(output)) {
    throw new DatabaseProblem(
      `The database's password is lost (postgres.json in the data directory) and could not be set anew:\n${output}`,
    );
  }
}
