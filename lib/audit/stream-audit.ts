import { z } from 'zod';
import { authorise, type Viewer } from '../auth/viewer.ts';
import { db } from '../db.ts';
import { type AuditEntry, auditColumns, auditEntry } from './audit-entry.ts';
import { type AuditFilters, matchingEntries } from './audit-filters.ts';

/**
 * All entries that match, oldest first, read a batch at a time as they are taken.
 *
 * @throws {AppError} `forbidden` without `audit.read`.
 */
export async function* streamAudit(
  viewer: Viewer,
  filters: AuditFilters,
  batch = 500,
): AsyncGenerator<AuditEntry, void, undefined> {
  authorise(viewer, 'audit.read');
  let last: AuditEntry | undefined;
  for (;;) {
    const place = last ?? { at: '-infinity', id: '00000000-0000-0000-0000-000000000000' };
    const rows = z.array(auditEntry).parse(
      await db().$queryRaw`
        SELECT ${auditColumns} FROM audit_entry AS a
        WHERE ${matchingEntries(filters)} AND (a.at, a.id) > (${place.at}::timestamptz, ${place.id}::uuid)
        ORDER BY a.at, a.id LIMIT ${batch}`,
    );
    yield* rows;
    last = rows.at(-1);
    if (rows.length < batch) return;
  }
}
