import { z } from 'zod';
import { authorise, type Viewer } from '../auth/viewer.ts';
import { redactText } from '../calls/redact-call.ts';
import { db } from '../db.ts';

/** Two agents of which somebody said that they are not the same person. */
export type DismissedMerge = {
  one: { id: string; name: string; connectionLabels: string[] };
  other: { id: string; name: string; connectionLabels: string[] };
};

/** So many are listed, the last ones said first. */
const mostListed = 50;

const party = z.object({ id: z.uuid(), name: z.string(), connectionLabels: z.array(z.string()) });
const rows = z.array(z.object({ one: party, other: party }));

/**
 * The pairs of agents that are not to be merged, each pair once, without those that were merged all the same.
 *
 * @throws {AppError} `forbidden` without `agents.merge`.
 */
export async function dismissedMerges(viewer: Viewer): Promise<DismissedMerge[]> {
  authorise(viewer, 'agents.merge');
  const found = rows.parse(
    await db().$queryRaw`
      WITH said AS (
        SELECT least(one.root, other.root) AS one_id, greatest(one.root, other.root) AS other_id,
          max(d.created_at) AS said_at
        FROM dismissed_merge AS d
        JOIN LATERAL (SELECT coalesce(merged_into_id, id) AS root FROM agent WHERE id = d.one_id) AS one ON TRUE
        JOIN LATERAL (SELECT coalesce(merged_into_id, id) AS root FROM agent WHERE id = d.other_id) AS other ON TRUE
        WHERE one.root <> other.root
        GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2 LIMIT ${mostListed}),
      party AS (
        SELECT root.id, jsonb_build_object('id', root.id, 'name', root.name, 'connectionLabels', coalesce((
          SELECT jsonb_agg(DISTINCT connection.label ORDER BY connection.label)
          FROM agent AS member JOIN agent_alias AS alias ON alias.agent_id = member.id
          JOIN connection ON connection.id = alias.connection_id
          WHERE member.id = root.id OR member.merged_into_id = root.id), '[]')) AS shown
        FROM agent AS root WHERE root.id IN (SELECT one_id FROM said UNION SELECT other_id FROM said))
      SELECT one.shown AS one, other.shown AS other
      FROM said JOIN party AS one ON one.id = said.one_id JOIN party AS other ON other.id = said.other_id
      ORDER BY said.said_at DESC, said.one_id, said.other_id`,
  );
  const shown = ({ name, ...others }: z.infer<typeof party>) => ({
    ...others,
    name: redactText(viewer, name),
  });
  return found.map(({ one, other }) => ({ one: shown(one), other: shown(other) }));
}
