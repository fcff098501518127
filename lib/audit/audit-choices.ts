import { z } from 'zod';
import { authorise, type Viewer } from '../auth/viewer.ts';
import { db } from '../db.ts';

/** What the log can be filtered by: who acted, what was done, and to what. */
export type AuditChoices = {
  actors: { id: string; name: string }[];
  actions: string[];
  subjects: string[];
};

const nameRows = z.array(z.object({ id: z.string(), name: z.string() }));

/**
 * Everybody and everything that the log speaks of, found by stepping through its indexes.
 *
 * @throws {AppError} `forbidden` without `audit.read`.
 */
export async function auditChoices(viewer: Viewer): Promise<AuditChoices> {
  authorise(viewer, 'audit.read');
  const [actors, actions, subjects] = await Promise.all([
    db().$queryRaw`
      WITH RECURSIVE ids AS (
        (SELECT actor_id AS id FROM audit_entry WHERE actor_id IS NOT NULL ORDER BY actor_id LIMIT 1)
        UNION ALL
        SELECT (SELECT actor_id FROM audit_entry WHERE actor_id > ids.id ORDER BY actor_id LIMIT 1)
        FROM ids WHERE ids.id IS NOT NULL)
      SELECT id, (SELECT actor_name FROM audit_entry WHERE actor_id = ids.id ORDER BY at DESC, audit_entry.id DESC LIMIT 1) AS name
      FROM ids WHERE id IS NOT NULL ORDER BY name, id LIMIT 500`,
    db().$queryRaw`
      WITH RECURSIVE names AS (
        (SELECT action AS name FROM audit_entry ORDER BY action LIMIT 1)
        UNION ALL
        SELECT (SELECT action FROM audit_entry WHERE action > names.name ORDER BY action LIMIT 1)
        FROM names WHERE names.name IS NOT NULL)
      SELECT name AS id, name FROM names WHERE name IS NOT NULL LIMIT 500`,
    db().$queryRaw`
      WITH RECURSIVE names AS (
        (SELECT subject_type AS name FROM audit_entry ORDER BY subject_type LIMIT 1)
        UNION ALL
        SELECT (SELECT subject_type FROM audit_entry WHERE subject_type > names.name ORDER BY subject_type LIMIT 1)
        FROM names WHERE names.name IS NOT NULL)
      SELECT name AS id, name FROM names WHERE name IS NOT NULL LIMIT 500`,
  ]);
  const names = (rows: unknown) => nameRows.parse(rows).map(({ name }) => name);
  return { actors: nameRows.parse(actors), actions: names(actions), subjects: names(subjects) };
}
