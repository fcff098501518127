import { z } from 'zod';
import { authorise, type Viewer } from '../auth/viewer.ts';
import { redactText } from '../calls/redact-call.ts';
import { db } from '../db.ts';
import { likeLiteral } from '../like-literal.ts';

/** An agent to choose, with the connections that know it. */
type FoundAgent = { id: string; name: string; connectionLabels: string[] };

/** So many are offered; more words find the others. */
const mostFound = 20;

const rows = z.array(z.object({ id: z.uuid(), name: z.string(), labels: z.array(z.string()) }));

/**
 * Agents of a kind that another one may be merged into: their name, or a name or number of theirs or of one merged
 * into them, contains the text. By name, and without those that were merged into another themselves.
 *
 * @throws {AppError} `forbidden` without `agents.merge`: whoever has it sees numbers in full.
 */
export async function findAgents(
  viewer: Viewer,
  { text, kind, except }: { text: string; kind: 'human' | 'ai'; except: string },
): Promise<FoundAgent[]> {
  authorise(viewer, 'agents.merge');
  authorise(viewer, 'numbers.full');
  const wanted = text.trim().replaceAll('\0', '').slice(0, 200);
  const part = `%${likeLiteral(wanted)}%`;
  const digits = wanted.replace(/\D/g, '').replace(/^0+/, '');
  const number = digits.length < 3 ? null : `%${digits}%`;
  const found = rows.parse(
    await db().$queryRaw`
      WITH meant AS (
        SELECT DISTINCT coalesce(member.merged_into_id, member.id) AS id
        FROM agent AS member LEFT JOIN agent_alias AS alias ON alias.agent_id = member.id
        WHERE member.name ILIKE ${part} OR alias.value ILIKE ${part}
          OR (alias.kind = 'number' AND regexp_replace(alias.value, '[^0-9]', '', 'g') LIKE ${number})),
      first AS (
        SELECT root.id, root.name FROM agent AS root JOIN meant USING (id)
        WHERE root.kind = ${kind} AND root.id <> ${except}::uuid
        ORDER BY root.name, root.id LIMIT ${mostFound})
      SELECT first.id, first.name, array(
        SELECT DISTINCT connection.label FROM agent AS member
        JOIN agent_alias AS alias ON alias.agent_id = member.id
        JOIN connection ON connection.id = alias.connection_id
        WHERE member.id = first.id OR member.merged_into_id = first.id ORDER BY 1) AS labels
      FROM first ORDER BY first.name, first.id`,
  );
  return found.map(({ id, name, labels }) => ({
    id,
    name: redactText(viewer, name),
    connectionLabels: labels,
  }));
}
