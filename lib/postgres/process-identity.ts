import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

/**
 * Tells one process from a later one with the same pid: the moment it started, in the system's own words.
 * Undefined when no such process runs (a zombie does not run).
 */
export async function processIdentity(pid: number): Promise<string | undefined> {
  if (!Number.isSafeInteger(pid) || pid <= 0) return undefined;
  if (process.platform !== 'linux') return await ps(pid, 'lstart=');
  const stat = await readText(`/proc/${pid}/stat`);
  // The second field is the program's name in brackets and may itself contain spaces and brackets.
  const [state, ...rest] = stat?.slice(stat.lastIndexOf(')') + 2).split(' ') ?? [];
  const startTicks = rest[18];
  if (state === undefined || startTicks === undefined || 'ZX'.includes(state)) return undefined;
  const boot = await readText('/proc/sys/kernel/random/boot_id');
  return `${boot?.trim() ?? ''}:${startTicks}`;
}

/** The command line of a running process; empty when there is none (or a zombie). */
export async function processCommandLine(pid: number): Promise<string> {
  if (process.platform !== 'linux') return (await ps(pid, 'command=')) ?? '';
  return ((await readText(`/proc/${pid}/cmdline`)) ?? '').replaceAll('\0', ' ').trim();
}

async function readText(file: string): Promise<string | undefined> {
  return await readFile(file, 'utf8').catch(() => undefined);
}

async function ps(pid: number, column: string): Promise<string | undefined> {
  try {
    const { stdout } = await promisify(execFile)('ps', ['-ww', '-o', column, '-p', String(pid)]);
    return stdout.trim() || undefined;
  } catch {
    return undefined;
  }
}
