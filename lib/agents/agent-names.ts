import { authorise, type Viewer } from '../auth/viewer.ts';
import { redactText } from '../calls/redact-call.ts';
import { db } from '../db.ts';

/**
 * What agents are called, by id; of ids that no agent has, nothing. One that was merged into another is called what
 * that one is. A number that stands for a name is masked as the viewer's role asks.
 *
 * @throws {AppError} `forbidden` without the right to read calls.
 */
export async function agentNames(viewer: Viewer, ids: readonly string[]): Promise<Map<string, string>> {
  authorise(viewer, 'calls.read');
  if (ids.length === 0) return new Map();
  const rows = await db().agent.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, name: true, mergedInto: { select: { name: true } } },
  });
  return new Map(rows.map(({ id, name, mergedInto }) => [id, redactText(viewer, mergedInto?.name ?? name)]));
}
