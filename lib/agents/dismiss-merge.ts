import { z } from 'zod';
import { record } from '../audit/record.ts';
import { authorise, type Viewer } from '../auth/viewer.ts';
import { db, type Transaction } from '../db.ts';
import { AppError } from '../http/app-error.ts';
import { parseInput } from '../http/parse-input.ts';
import { lockMerges } from './merge-agents.ts';

const pair = z.object({ one: z.uuid(), other: z.uuid() });
/** Two agents, in any order; whoever was merged stands for the agent it was merged into. */
export type AgentPair = z.input<typeof pair>;

/**
 * Says that two agents are not the same person: their merge is no longer suggested, to nobody and after any rebuild,
 * until `suggestMergeAgain`. It is said of everybody who is merged into them, and holds when they are separated. Said
 * twice it changes nothing.
 *
 * @throws {AppError} `forbidden` without `agents.merge`; `invalid_input` for one and the same agent; `not_found`.
 */
export async function dismissMerge(viewer: Viewer, input: AgentPair): Promise<void> {
  authorise(viewer, 'agents.merge');
  const asked = parseInput(pair, input);
  await db().$transaction(async (tx) => {
    await lockMerges(tx);
    const [one, other] = await groupsOf(tx, asked);
    const pairs = one.members.flatMap((left) => other.members.map((right) => ordered(left, right)));
    const { count } = await tx.dismissedMerge.createMany({ data: pairs, skipDuplicates: true });
    if (count === 0) return;
    await record(tx, viewer, {
      ...{ action: 'agent.merge_dismissed', subjectType: 'agent', subjectId: one.id },
      after: { notTheSameAs: other.id },
    });
  });
}

/**
 * Takes `dismissMerge` back: when two agents look like one, their merge is suggested again.
 *
 * @throws {AppError} `forbidden` without `agents.merge`; `invalid_input`; `not_found`; `conflict` when nobody said
 *   that they are two.
 */
export async function suggestMergeAgain(viewer: Viewer, input: AgentPair): Promise<void> {
  authorise(viewer, 'agents.merge');
  const asked = parseInput(pair, input);
  await db().$transaction(async (tx) => {
    await lockMerges(tx);
    const [one, other] = await groupsOf(tx, asked);
    const between = (left: string[], right: string[]) => ({ oneId: { in: left }, otherId: { in: right } });
    const { count } = await tx.dismissedMerge.deleteMany({
      where: { OR: [between(one.members, other.members), between(other.members, one.members)] },
    });
    if (count === 0) throw new AppError('conflict', 'Nobody said that these are not the same person.');
    await record(tx, viewer, {
      ...{ action: 'agent.merge_suggested_again', subjectType: 'agent', subjectId: one.id },
      before: { notTheSameAs: other.id },
    });
  });
}

type Group = { id: string; members: string[] };

/** The two agents with everybody who is merged into them. */
async function groupsOf(tx: Transaction, { one, other }: z.output<typeof pair>): Promise<[Group, Group]> {
  const groups: [Group, Group] = [await groupOf(tx, one), await groupOf(tx, other)];
  if (groups[0].id === groups[1].id) throw new AppError('invalid_input', 'These are one agent already.');
  return groups;
}

async function groupOf(tx: Transaction, id: string): Promise<Group> {
  const found = await tx.agent.findUnique({ where: { id } });
  if (found === null) throw new AppError('not_found', 'There is no such agent.');
  const root = found.mergedIntoId ?? found.id;
  const merged = await tx.agent.findMany({ where: { mergedIntoId: root }, select: { id: true } });
  return { id: root, members: [root, ...merged.map((each) => each.id)] };
}

function ordered(left: string, right: string): { oneId: string; otherId: string } {
  return left < right ? { oneId: left, otherId: right } : { oneId: right, otherId: left };
}
