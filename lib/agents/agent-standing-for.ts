import { z } from 'zod';
import { authorise, type Viewer } from '../auth/viewer.ts';
import { db } from '../db.ts';

/**
 * The id of the agent that another was merged into; the id itself when it was merged into none, or is no agent's.
 *
 * @throws {AppError} `forbidden` without the right to read calls.
 */
export async function agentStandingFor(viewer: Viewer, id: string): Promise<string> {
  authorise(viewer, 'calls.read');
  if (!z.uuid().safeParse(id).success) return id;
  const agent = await db().agent.findUnique({ where: { id }, select: { mergedIntoId: true } });
  return agent?.mergedIntoId ?? id;
}
