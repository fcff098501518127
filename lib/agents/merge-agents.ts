import { z } from 'zod';
import { record } from '../audit/record.ts';
import { authorise, type Viewer } from '../auth/viewer.ts';
import { db, type Transaction } from '../db.ts';
import { AppError } from '../http/app-error.ts';
import { parseInput } from '../http/parse-input.ts';

const merge = z.object({ from: z.uuid(), into: z.uuid() });
/** `from` will be `into`. Ids of agents that were merged already stand for what they were merged into. */
export type Merge = z.input<typeof merge>;

/**
 * Says that two agents are one: everything that counts or lists calls of `into` has those of `from` from now on, and
 * of all that were merged into it before. No call is rewritten, so it is done at once, holds after a rebuild, and
 * `separateAgent` takes it back.
 *
 * @returns who moved with `from`: what `separateAgent` needs as `along` to leave everything as it was.
 * @throws {AppError} `forbidden` without `agents.merge`; `invalid_input` for a person and an AI, or for one and the
 *   same agent; `not_found`.
 */
export async function mergeAgents(viewer: Viewer, input: Merge): Promise<{ from: string; along: string[] }> {
  authorise(viewer, 'agents.merge');
  const asked = parseInput(merge, input);
  return db().$transaction(async (tx) => {
    await lockMerges(tx);
    const from = await rootOf(tx, asked.from);
    const into = await rootOf(tx, asked.into);
    if (from.id === into.id) throw new AppError('invalid_input', 'These are one agent already.');
    if (from.kind !== into.kind)
      throw new AppError('invalid_input', 'A person and an AI agent cannot be one. Choose two of a kind.');
    const members = await tx.agent.findMany({ where: { mergedIntoId: from.id }, orderBy: { id: 'asc' } });
    const along = members.map(({ id }) => id);
    await tx.agent.updateMany({
      where: { id: { in: [from.id, ...along] } },
      data: { mergedIntoId: into.id },
    });
    await record(tx, viewer, {
      action: 'agent.merged',
      subjectType: 'agent',
      subjectId: from.id,
      before: { mergedInto: null, members: along },
      after: { mergedInto: into.id, members: [] },
    });
    return { from: from.id, along };
  });
}

/** Merges wait for each other: two at once could make a circle. */
export async function lockMerges(tx: Transaction): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('agent merges', 0))`;
}

async function rootOf(tx: Transaction, id: string): Promise<{ id: string; kind: string }> {
  const found = await tx.agent.findUnique({ where: { id }, include: { mergedInto: true } });
  if (found === null) throw new AppError('not_found', 'There is no such agent.');
  return found.mergedInto ?? found;
}
