import { createHash, randomBytes } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { processIdentity } from '../postgres/process-identity.ts';
import { hasCode } from '../write-file.ts';

/**
 * A file of a spool. Its name is its id (a UUID of version 7, so that names sort by age) and, while a process
 * works on it, that process: `<id>.<pid>-<start>-<session>.spool`; nobody's is `<id>.spool`.
 */
export type SpoolFile = { id: string; owner: string | undefined; path: string };

const name = /^(?<id>[0-9a-f-]{36})(?:\.(?<owner>\d+-[0-9a-f]{12}-[0-9a-f]{8}))?\.spool$/;
const damagedName = /^[0-9a-f-]{36}\.damaged$/;

/** The path of a file that belongs to `owner`, or to nobody. */
export function spoolFilePath(directory: string, id: string, owner?: string): string {
  return path.join(directory, owner === undefined ? `${id}.spool` : `${id}.${owner}.spool`);
}

/** Where a file is kept that could not be read to its end. */
export function damagedFilePath(directory: string, id: string): string {
  return path.join(directory, `${id}.damaged`);
}

/** The files of a directory, oldest first, and the names of the damaged ones; none when there is no directory. */
export async function listSpoolFiles(directory: string): Promise<{ files: SpoolFile[]; damaged: string[] }> {
  const names = await readdir(directory).catch((error) => {
    if (hasCode(error, 'ENOENT')) return [];
    throw error;
  });
  const files = names.sort().flatMap((entry): SpoolFile[] => {
    const groups = name.exec(entry)?.groups;
    if (groups?.id === undefined) return [];
    return [{ id: groups.id, owner: groups.owner, path: path.join(directory, entry) }];
  });
  return { files, damaged: names.filter((entry) => damagedName.test(entry)) };
}

/** When the file was begun. */
export function begunAt(id: string): Date {
  return new Date(Number.parseInt(id.replace('-', '').slice(0, 12), 16));
}

/** A name for one spool of this process, which no other process ever has, one with the same pid included. */
export async function newOwner(): Promise<string> {
  const identity = (await processIdentity(process.pid)) ?? '';
  return `${process.pid}-${fingerprint(identity)}-${randomBytes(4).toString('hex')}`;
}

/** Whether the process that an owner's name was made by still runs. */
export async function isOwnerAlive(owner: string): Promise<boolean> {
  const [pid, start] = owner.split('-');
  const identity = await processIdentity(Number(pid));
  return identity !== undefined && fingerprint(identity) === start;
}

function fingerprint(identity: string): string {
  return createHash('sha256').update(identity).digest('hex').slice(0, 12);
}

/** What a file holds; `undefined` when somebody has taken it. */
export async function readIfThere(file: string): Promise<Buffer | undefined> {
  try {
    return await readFile(file);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

/** Bytes; 0 when it is gone. */
export async function sizeOf(file: string): Promise<number> {
  return await stat(file).then(
    ({ size }) => size,
    () => 0,
  );
}
