import { spawn } from 'node:child_process';
import type { ServerAccount } from './server-account.ts';

type ProgramResult = { ok: boolean; output: string };

/**
 * Runs one of the server's programs to its end as the given account (undefined: as ourselves), with next to
 * no environment so that neither PG… variables nor secrets reach it. Never throws: a program that cannot be
 * started is a failed one whose output says why.
 */
export function runProgram(
  file: string,
  args: readonly string[],
  { account, input = '' }: { account?: ServerAccount | undefined; input?: string } = {},
): Promise<ProgramResult> {
  return new Promise((resolve) => {
    const child = spawn(file, args, {
      cwd: '/',
      env: { PATH: programPath, LC_ALL: 'C', TZ: 'UTC', NODE_ENV: 'production' },
      stdio: ['pipe', 'pipe', 'pipe'],
      ...(account && { uid: account.uid, gid: account.gid }),
    });
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
    });
    child.stderr.on('data', (chunk) => {
      output += chunk;
    });
    child.stdin.on('error', () => {});
    child.stdin.end(input);
    child.on('error', (error) => resolve({ ok: false, output: error.message }));
    child.on('close', (code) => resolve({ ok: code === 0, output: output.trim() }));
  });
}

const programPath = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
