import { authorise, type Viewer } from '../auth/viewer.ts';
import { redactText } from '../calls/redact-call.ts';
import { db } from '../db.ts';

export type AiAgent = { id: string; name: string };

/** A filter of calls names no more agents than this. */
export const mostAiAgents = 200;

/**
 * The AI agents that ever had a call, by name, without those merged into another; `more` when there are others
 * beyond `mostAiAgents`, whose calls are then in no figure. A number that stands for a name is masked as the
 * viewer's role asks.
 *
 * @param among only these, by their ids or by those of agents merged into them.
 * @throws {AppError} `forbidden` without the right to read calls.
 */
export async function aiAgents(
  viewer: Viewer,
  among?: readonly string[],
): Promise<{ agents: AiAgent[]; more: boolean }> {
  authorise(viewer, 'calls.read');
  const id = { in: [...(among ?? [])] };
  const rows = await db().agent.findMany({
    where: {
      ...{ kind: 'ai', mergedIntoId: null },
      ...(among === undefined ? {} : { OR: [{ id }, { merged: { some: { id } } }] }),
    },
    select: { id: true, name: true },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: mostAiAgents + 1,
  });
  return {
    agents: rows.slice(0, mostAiAgents).map((row) => ({ id: row.id, name: redactText(viewer, row.name) })),
    more: rows.length > mostAiAgents,
  };
}
