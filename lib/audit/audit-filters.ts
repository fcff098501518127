import { z } from 'zod';
import { Prisma } from '../../prisma/client/client.ts';
import { askedInstant } from '../instant.ts';

/** Which entries of the audit log are meant; what is absent asks for nothing. */
export const auditFilters = z.object({
  /** A person's id, or `system`. */
  actor: z.string().min(1).max(200).optional(),
  /** Subject and verb, such as `connection.created`. */
  action: z.string().min(1).max(100).optional(),
  /** What was changed, such as `connection`. */
  subject: z.string().min(1).max(100).optional(),
  /** The id of what was changed. */
  id: z.string().min(1).max(200).optional(),
  /** From this instant on, and before that one. UTC. */
  from: askedInstant.optional(),
  to: askedInstant.optional(),
});
export type AuditFilters = z.infer<typeof auditFilters>;

/** The filters as a condition on `audit_entry AS a`. */
export function matchingEntries({ actor, action, subject, id, from, to }: AuditFilters): Prisma.Sql {
  const conditions = [
    ...(actor === undefined
      ? []
      : [actor === 'system' ? Prisma.sql`a.actor_id IS NULL` : Prisma.sql`a.actor_id = ${actor}`]),
    ...(action === undefined ? [] : [Prisma.sql`a.action = ${action}`]),
    ...(subject === undefined ? [] : [Prisma.sql`a.subject_type = ${subject}`]),
    ...(id === undefined ? [] : [Prisma.sql`a.subject_id = ${id}`]),
    ...(from === undefined ? [] : [Prisma.sql`a.at >= ${from}::timestamptz`]),
    ...(to === undefined ? [] : [Prisma.sql`a.at < ${to}::timestamptz`]),
  ];
  return conditions.length === 0 ? Prisma.sql`TRUE` : Prisma.join(conditions, ' AND ');
}
