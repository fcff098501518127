import { z } from 'zod';
import { authorise, type Viewer } from '../auth/viewer.ts';
import { redactText } from '../calls/redact-call.ts';
import { db } from '../db.ts';
import { agentCounts } from './agent-counts.ts';
import type { FigureScope } from './figure-scope.ts';

/** Seconds over so many calls; the mean is `null` where the length of no call is known. */
export type AgentLength = { total: number; mean: number | null; known: number };

export type AgentFigure = {
  id: string;
  name: string;
  kind: 'human' | 'ai';
  /** Ended calls that the agent took, or was the last to be rung by. */
  calls: number;
  answered: number;
  talk: AgentLength;
  /** Only answered inbound calls have a wait. */
  wait: AgentLength;
  /** Inbound calls that rang the agent, whoever took them. */
  offers: number;
  missed: number;
  /** Offers that were not missed, from 0 to 1; `null` without offers. */
  answerShare: number | null;
};

const row = z.object({
  id: z.uuid(),
  name: z.string(),
  kind: z.enum(['human', 'ai']),
  calls: z.number(),
  answered: z.number(),
  offers: z.number(),
  missed: z.number(),
  talkSum: z.number(),
  talkKnown: z.number(),
  waitSum: z.number(),
  waitKnown: z.number(),
});

/**
 * What the agents did who had an ended call or an offer in a scope, those with most calls first; agents that were
 * merged are one. With a filter by agent only those it names. A number that stands for a name is masked as the
 * viewer's role asks.
 *
 * @throws {AppError} `forbidden` without the right to read calls.
 */
export async function agentFigures(viewer: Viewer, scope: FigureScope): Promise<AgentFigure[]> {
  authorise(viewer, 'calls.read');
  const rows = z.array(row).parse(
    await db().$queryRaw`
      SELECT f.*, coalesce(agent.name, 'Unknown agent') AS name, coalesce(agent.kind, 'human') AS kind
      FROM (
        SELECT r.agent_id AS id, sum(calls)::integer AS calls,
          coalesce(sum(calls) FILTER (WHERE outcome = 'answered'), 0)::integer AS answered,
          sum(offers)::integer AS offers, sum(missed_offers)::integer AS missed,
          coalesce(sum(talk_sum), 0) AS "talkSum", sum(talk_count)::integer AS "talkKnown",
          coalesce(sum(wait_sum), 0) AS "waitSum", sum(wait_count)::integer AS "waitKnown"
        FROM ${await agentCounts(viewer, scope)} GROUP BY 1) AS f
      LEFT JOIN agent ON agent.id = f.id
      WHERE f.calls > 0 OR f.offers > 0
      ORDER BY f.calls DESC, f.offers DESC, agent.name, f.id`,
  );
  return rows.map(({ talkSum, talkKnown, waitSum, waitKnown, ...figure }) => ({
    ...figure,
    name: redactText(viewer, figure.name),
    talk: lengthOf(talkSum, talkKnown),
    wait: lengthOf(waitSum, waitKnown),
    answerShare: figure.offers === 0 ? null : (figure.offers - figure.missed) / figure.offers,
  }));
}

function lengthOf(total: number, known: number): AgentLength {
  return { total, mean: known === 0 ? null : total / known, known };
}
