import { authorise, type Viewer } from '../auth/viewer.ts';
import { redactText } from '../calls/redact-call.ts';
import { db } from '../db.ts';

export type AiAgent = { id: string; name: string };

/** A filter of calls names no more agents than this. */
export const mostAiAgents = 200;

/**
 * The AI agents that ever had a call, by name, without those merged into another; `more` when there are others beyond `mostAiAgents`, whose calls
 * are then in no figure. A number that stands for a name is masked as the viewer's role asks.
 *
 * @throws {AppError} `forbidden` without the right to read calls.
 */
export async function aiAgents(viewer: Viewer): Promise<{ agents: AiAgent[]; more: boolean }> {
  authorise(viewer, 'calls.read');
  const rows = await db().agent.findMany({
    where: { kind: 'ai', mergedIntoId: null },
    select: { id: true, name: true },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: mostAiAgents + 1,
  });
  return {
    agents: rows.slice(0, mostAiAgents).map(({ id, name }) => ({ id, name: redactText(viewer, name) })),
    more: rows.length > mostAiAgents,
  };
}
