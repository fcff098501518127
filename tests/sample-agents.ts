import { randomUUID } from 'node:crypto';
import { beforeEach } from 'vitest';
import { db } from '../lib/db.ts';
import { insertConnection } from './sample-calls.ts';

let created = Date.parse('2026-11-01T00:00:00.000Z');

/** An agent of a connection, known there by a name or a number; each is a second younger than the one before. */
export async function insertAgent(
  connectionId: string,
  name: string,
  { value = name, kind = 'human' }: { value?: string; kind?: 'human' | 'ai' } = {},
): Promise<string> {
  const id = randomUUID();
  created += 1000;
  const aliasKind = /\d{3}/.test(value) ? 'number' : 'name';
  await db().agent.create({
    data: {
      ...{ id, name, kind, createdAt: new Date(created) },
      aliases: { create: { id, connectionId, kind: aliasKind, value } },
    },
  });
  return id;
}

/** Two connections without agents, and an empty audit log, before each test. */
export function useTwoConnections(): { north: string; south: string } {
  const both = { north: '', south: '' };
  beforeEach(async () => {
    await db().connection.deleteMany();
    await db().agent.deleteMany();
    await db().$executeRaw`TRUNCATE audit_entry`;
    both.north = await insertConnection('North');
    both.south = await insertConnection('South');
  });
  return both;
}
