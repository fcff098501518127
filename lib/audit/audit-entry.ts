import { z } from 'zod';
import { Prisma } from '../../prisma/client/client.ts';
import { instant } from '../instant.ts';

const values = z.record(z.string(), z.json());

/** An entry of the audit log. */
export const auditEntry = z.object({
  id: z.uuid(),
  /** UTC. */
  at: instant,
  /** `null` for the system. */
  actorId: z.string().nullable(),
  actorName: z.string(),
  action: z.string(),
  subjectType: z.string(),
  subjectId: z.string().nullable(),
  /** What the subject is called now, where it still is and has a name. */
  subjectName: z.string().nullable(),
  before: values.nullable().catch(null),
  after: values.nullable().catch(null),
  /** Where the request came from. */
  address: z.string().nullable(),
});
export type AuditEntry = z.infer<typeof auditEntry>;

const subjectUuid = Prisma.sql`CASE WHEN pg_input_is_valid(a.subject_id, 'uuid') THEN a.subject_id::uuid END`;

/** The columns of an entry, of `audit_entry AS a`. */
export const auditColumns = Prisma.sql`
  a.id, a.at, a.actor_id AS "actorId", a.actor_name AS "actorName", a.action, a.subject_type AS "subjectType",
  a.subject_id AS "subjectId", a.before, a.after, a.address,
  CASE a.subject_type
    WHEN 'connection' THEN (SELECT label FROM connection WHERE id = ${subjectUuid})
    WHEN 'user' THEN (SELECT name FROM "user" WHERE id = a.subject_id)
    WHEN 'agent' THEN (SELECT name FROM agent WHERE id = ${subjectUuid})
    WHEN 'tag' THEN (SELECT name FROM tag WHERE id = ${subjectUuid})
    WHEN 'view' THEN (SELECT name FROM saved_view WHERE id = ${subjectUuid})
  END AS "subjectName"`;
