import { z } from 'zod';
import { authorise, type Viewer } from '../auth/viewer.ts';
import { matching } from '../calls/match-calls.ts';
import {
  type HangupParty,
  type HangupReason,
  hangupParty,
  hangupReason,
  outcome,
} from '../calls/vocabulary.ts';
import { db } from '../db.ts';
import type { AiCallFilters } from './ai-call-filters.ts';

/** How long calls lasted that reached a person: seconds, `null` when no duration is known. */
export type AiLengths = { known: number; mean: number | null; median: number | null };

export type AiTotals = {
  /** Ended calls. */
  calls: number;
  /** Of these, answered by a person. The figures below are parts of it. */
  reached: number;
  completed: number;
  cutOff: number;
  /** By who ended the call; `null` where the provider does not say. */
  endedBy: Map<HangupParty | null, number>;
  lengths: AiLengths;
};

export type AiFigures = AiTotals & {
  /** All ended calls by reason, the most frequent first; `null` where the provider gives none. */
  reasons: { reason: HangupReason | null; calls: number }[];
  /** Agents without a call are absent. */
  perAgent: Map<string, AiTotals>;
};

/**
 * What came of the ended calls of AI agents, all exact; calls of agents that were merged are those of the agent
 * they were merged into. Read by agent and time from an index.
 *
 * @throws {AppError} `forbidden` without the right to read calls.
 */
export async function aiFigures(viewer: Viewer, filters: AiCallFilters): Promise<AiFigures> {
  authorise(viewer, 'calls.read');
  const [row] = answer.parse(
    await db().$queryRaw`
      WITH calls AS MATERIALIZED (
        SELECT coalesce(own.merged_into_id, c.agent_id) AS agent_id, coalesce(c.outcome, 'unknown') AS outcome,
          c.reason, c.party, c.duration
        FROM call AS c LEFT JOIN agent AS own ON own.id = c.agent_id
        WHERE ${await matching(viewer, filters.calls)}),
      groups AS (
        SELECT agent_id AS "agentId", outcome, reason, party, count(*)::integer AS calls
        FROM calls GROUP BY agent_id, outcome, reason, party),
      lengths AS (
        SELECT agent_id AS "agentId", count(duration)::integer AS known, avg(duration) AS mean,
          percentile_cont(0.5) WITHIN GROUP (ORDER BY duration) AS median
        FROM calls WHERE outcome = 'answered' GROUP BY GROUPING SETS ((agent_id), ()))
      SELECT (SELECT coalesce(jsonb_agg(groups), '[]') FROM groups) AS groups,
        (SELECT coalesce(jsonb_agg(lengths), '[]') FROM lengths) AS lengths`,
  );
  return addUp(row.groups, row.lengths);
}

const group = z.object({
  agentId: z.uuid(),
  outcome,
  reason: hangupReason.nullable(),
  party: hangupParty.nullable(),
  calls: z.number().int(),
});
const agentLengths = z.object({
  /** Null is all agents together. */
  agentId: z.uuid().nullable(),
  known: z.number().int(),
  mean: z.number().nullable(),
  median: z.number().nullable(),
});
const answer = z.tuple([z.object({ groups: z.array(group), lengths: z.array(agentLengths) })]);

function addUp(groups: z.infer<typeof group>[], lengths: z.infer<typeof agentLengths>[]): AiFigures {
  const all = noCalls();
  const perAgent = new Map<string, AiTotals>();
  const reasons = new Map<HangupReason | null, number>();
  for (const each of groups) {
    const own = perAgent.get(each.agentId) ?? noCalls();
    perAgent.set(each.agentId, own);
    count(own, each);
    count(all, each);
    reasons.set(each.reason, (reasons.get(each.reason) ?? 0) + each.calls);
  }
  for (const { agentId, ...measured } of lengths) {
    const totals = agentId === null ? all : perAgent.get(agentId);
    if (totals !== undefined) totals.lengths = measured;
  }
  const order = (reason: HangupReason | null) =>
    reason === null ? hangupReason.options.length : hangupReason.options.indexOf(reason);
  return {
    ...all,
    reasons: [...reasons]
      .map(([reason, calls]) => ({ reason, calls }))
      .sort((a, b) => b.calls - a.calls || order(a.reason) - order(b.reason)),
    perAgent,
  };
}

function count(totals: AiTotals, { outcome, reason, party, calls }: z.infer<typeof group>): void {
  totals.calls += calls;
  if (outcome !== 'answered') return;
  totals.reached += calls;
  if (reason === 'completed') totals.completed += calls;
  if (reason === 'cut_off') totals.cutOff += calls;
  totals.endedBy.set(party, (totals.endedBy.get(party) ?? 0) + calls);
}

function noCalls(): AiTotals {
  return {
    ...{ calls: 0, reached: 0, completed: 0, cutOff: 0 },
    endedBy: new Map(),
    lengths: { known: 0, mean: null, median: null },
  };
}
