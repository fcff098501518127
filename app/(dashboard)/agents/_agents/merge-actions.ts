'use server';

import { actAndRefresh, answerAndRefresh } from '@/app/_ui/act-and-refresh.ts';
import type { FormOutcome } from '@/app/_ui/form-failure.ts';
import { type AgentPair, dismissMerge, suggestMergeAgain } from '@/lib/agents/dismiss-merge.ts';
import { type Merge, mergeAgents } from '@/lib/agents/merge-agents.ts';
import { type Separation, separateAgent } from '@/lib/agents/separate-agent.ts';

/** What taking a merge back needs to know. */
export type Merged = { from: string; along: string[] };

/** Makes two agents one. */
export async function merge(asked: Merge): Promise<FormOutcome<Merged>> {
  return await answerAndRefresh('calls.read', (viewer) => mergeAgents(viewer, asked));
}

/** Takes a merge back. */
export async function separate(asked: Separation): Promise<FormOutcome<null>> {
  return await actAndRefresh('calls.read', (viewer) => separateAgent(viewer, asked));
}

/** Says that two agents are not the same person. */
export async function dismiss(asked: AgentPair): Promise<FormOutcome<null>> {
  return await actAndRefresh('calls.read', (viewer) => dismissMerge(viewer, asked));
}

/** Takes that back. */
export async function suggestAgain(asked: AgentPair): Promise<FormOutcome<null>> {
  return await actAndRefresh('calls.read', (viewer) => suggestMergeAgain(viewer, asked));
}
