import { z } from 'zod';
import { record } from '../audit/record.ts';
import { authorise, type Viewer } from '../auth/viewer.ts';
import { db } from '../db.ts';
import { AppError } from '../http/app-error.ts';
import { parseInput } from '../http/parse-input.ts';
import { lockMerges } from './merge-agents.ts';

const separation = z.object({
  agentId: z.uuid(),
  /** Members of the same agent that go with it: those that came with it (`mergeAgents`). */
  along: z.array(z.uuid()).max(1_000).default([]),
});
export type Separation = z.input<typeof separation>;

/**
 * Takes a merge back: the agent is one of its own again, with its own calls, as if it had never been merged.
 *
 * @throws {AppError} `forbidden` without `agents.merge`; `invalid_input`; `not_found`; `conflict` when it is merged
 *   with nobody.
 */
export async function separateAgent(viewer: Viewer, input: Separation): Promise<void> {
  authorise(viewer, 'agents.merge');
  const { agentId, along } = parseInput(separation, input);
  await db().$transaction(async (tx) => {
    await lockMerges(tx);
    const agent = await tx.agent.findUnique({ where: { id: agentId } });
    if (agent === null) throw new AppError('not_found', 'There is no such agent.');
    const { mergedIntoId } = agent;
    if (mergedIntoId === null) throw new AppError('conflict', 'This agent is merged into no other.');
    const going = await tx.agent.findMany({
      where: { id: { in: along, not: agentId }, mergedIntoId },
      orderBy: { id: 'asc' },
    });
    const members = going.map(({ id }) => id);
    await tx.agent.update({ where: { id: agentId }, data: { mergedIntoId: null } });
    await tx.agent.updateMany({ where: { id: { in: members } }, data: { mergedIntoId: agentId } });
    await record(tx, viewer, {
      action: 'agent.separated',
      subjectType: 'agent',
      subjectId: agentId,
      before: { mergedInto: mergedIntoId, members: [] },
      after: { mergedInto: null, members },
    });
  });
}
