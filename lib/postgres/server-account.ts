import { DatabaseProblem } from './database-problem.ts';
import { runProgram } from './run-program.ts';

/** The operating system's user that the server runs as. */
export type ServerAccount = { uid: number; gid: number };

const name = 'postgres';

/**
 * PostgreSQL refuses to run as root: then this is the user `postgres`, made when it is missing. Undefined for
 * an ordinary user, who runs the server himself.
 *
 * @throws {DatabaseProblem} when that user is missing and cannot be made.
 */
export async function serverAccount(): Promise<ServerAccount | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const existing = await lookUp();
  if (existing) return existing;
  await runProgram('groupadd', ['--system', '--force', name]);
  const made = await runProgram('useradd', [
    ...['--system', '--gid', name, '--no-create-home', '--home-dir', '/nonexistent'],
    ...['--shell', '/usr/sbin/nologin', name],
  ]);
  const account = await lookUp();
  if (account) return account;
  throw new DatabaseProblem(
    `PostgreSQL does not run as root, and the user "${name}" that it should run as could not be made ` +
      `(${made.output}). Make that user, run Switchboard as an ordinary user, or set DATABASE_URL.`,
  );
}

async function lookUp(): Promise<ServerAccount | undefined> {
  const [uid, gid] = await Promise.all([runProgram('id', ['-u', name]), runProgram('id', ['-g', name])]);
  return uid.ok && gid.ok ? { uid: Number(uid.output), gid: Number(gid.output) } : undefined;
}
