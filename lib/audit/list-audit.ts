import { z } from 'zod';
import { Prisma } from '../../prisma/client/client.ts';
import { authorise, type Viewer } from '../auth/viewer.ts';
import { db } from '../db.ts';
import { beyond, nearest, readCursor, toPage } from '../http/time-cursor.ts';
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

/** What the log is ordered by. */
const order = [Prisma.sql`a.at`, Prisma.sql`a.id`] as const;

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
  const read = z.array(auditEntry).parse(
    await db().$queryRaw`
      SELECT ${auditColumns} FROM audit_entry AS a
      WHERE ${matchingEntries(filters)} AND ${beyond(cursor, ...order)}
      ORDER BY ${nearest(cursor, ...order)}
      LIMIT ${limit + 1}`,
  );
  const { rows, newer, older } = toPage(read, limit, cursor, ({ at }) => at);
  return { entries: rows, newer, older };
}
