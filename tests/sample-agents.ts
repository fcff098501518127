import { randomUUID } from 'node:crypto';
import { db } from '../lib/db.ts';

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
