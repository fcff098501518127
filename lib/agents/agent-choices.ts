import { authorise, type Viewer } from '../auth/viewer.ts';
import { redactText } from '../calls/redact-call.ts';
import { db } from '../db.ts';

/** So many agents are offered to choose from, those that came last. */
const mostChoices = 200;

/**
 * Agents to choose from, by name: each once, however many others were merged into it. Numbers that stand for names
 * are masked as the viewer's role asks.
 *
 * @throws {AppError} `forbidden` without the right to read calls.
 */
export async function agentChoices(viewer: Viewer): Promise<{ id: string; name: string }[]> {
  authorise(viewer, 'calls.read');
  const agents = await db().agent.findMany({
    where: { mergedIntoId: null },
    select: { id: true, name: true },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    take: mostChoices,
  });
  return agents
    .map(({ id, name }) => ({ id, name: redactText(viewer, name) }))
    .sort((a, b) => a.name.localeCompare(b.name) || a.id.localeCompare(b.id));
}
