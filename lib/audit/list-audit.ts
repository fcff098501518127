import { z } from 'zod';
import { Prisma } from '../../prisma/client/client.ts';
import { authorise, type Viewer } from '../auth/viewer.ts';
import { db } from '../db.ts';
import { AppError } from '../http/app-error.ts';
import { type AuditEntry, auditColumns, auditEntry } from './audit-entry.ts';
import { type AuditFilters, matchingEntries } from './audit-filters.ts';

/** A page of the log, newest first. A cursor is `null` where the log ends. */
type AuditPage = { entries: AuditEntry[]; newer: string | null; older: string | null };

type AuditListing = {
  filters?: AuditFilters;
  /** From an earlier page; the newest entries without. */
  cursor?: string | undefined;
  /** 50 when absent, at most 200. */
  limit?: number;
};

/**
 * Who changed what, newest first by (at, id).
 *
 * @throws {AppError} `forbidden` without `audit.read`; `invalid_input` for a cursor that is none.
 */
export async function listAudit(
  viewer: Viewer,
  { filters = {}, cursor: given, limit: asked = 50 }: AuditListing = {},
): Promise<AuditPage> {
  authorise(viewer, 'audit.read');
  const limit = Math.min(Math.max(Math.trunc(asked), 1), 200);
  const cursor = readCursor(given);
  const upwards = cursor?.side === 'newer';
  const read = z.array(auditEntry).parse(
    await db().$queryRaw`
      SELECT ${auditColumns} FROM audit_entry AS a
      WHERE ${matchingEntries(filters)} AND ${beyond(cursor)}
      ORDER BY ${upwards ? Prisma.sql`a.at, a.id` : Prisma.sql`a.at DESC, a.id DESC`}
      LIMIT ${limit + 1}`,
  );
  const entries = read.slice(0, limit);
  if (upwards) entries.reverse();
  const more = read.length > limit;
  const [first, last] = [entries.at(0), entries.at(-1)];
  return {
    entries,
    newer: first && (upwards ? more : cursor !== undefined) ? writeCursor('newer', first) : null,
    older: last && (upwards || more) ? writeCursor('older', last) : null,
  };
}

type Cursor = { side: 'older' | 'newer'; at: string; id: string };

const position = z.tuple([
  z.enum(['older', 'newer']),
  z.coerce.number().int().positive().max(8_640_000_000_000_000),
  z.uuid(),
]);

function readCursor(text: string | undefined): Cursor | undefined {
  if (text === undefined) return undefined;
  const parsed = position.safeParse(text.split('.'));
  if (!parsed.success) {
    throw new AppError('invalid_input', 'This page of the log is not known. Go back to the newest entries.');
  }
  const [side, at, id] = parsed.data;
  return { side, at: new Date(at).toISOString(), id };
}

function writeCursor(side: Cursor['side'], { at, id }: AuditEntry): string {
  return [side, Date.parse(at), id].join('.');
}

function beyond(cursor: Cursor | undefined): Prisma.Sql {
  if (!cursor) return Prisma.sql`TRUE`;
  return cursor.side === 'older'
    ? Prisma.sql`(a.at, a.id) < (${cursor.at}::timestamptz, ${cursor.id}::uuid)`
    : Prisma.sql`(a.at, a.id) > (${cursor.at}::timestamptz, ${cursor.id}::uuid)`;
}
