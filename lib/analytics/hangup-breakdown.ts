import { z } from 'zod';
import { Prisma } from '../../prisma/client/client.ts';
import { authorise, type Viewer } from '../auth/viewer.ts';
import { type CallFilters, localPart, wordFilters } from '../calls/filters.ts';
import { matching } from '../calls/match-calls.ts';
import { redactText } from '../calls/redact-call.ts';
import { type HangupReason, hangupReason } from '../calls/vocabulary.ts';
import { db } from '../db.ts';
import { behind, type FigureScope } from './figure-scope.ts';
import { hangupFilters } from './hangup-filters.ts';

/** What hang-ups can be broken down by. */
export const breakdown = z.enum([
  'agent',
  'businessNumber',
  'hour',
  'operator',
  'circle',
  'queue',
  'campaign',
]);
export type Breakdown = z.infer<typeof breakdown>;

/** So many calls are counted, the newest: nothing is counted beforehand by all of these. */
const breakdownSample = 100_000;
/** Of values so many are listed, those of most calls; of hours all. */
export const mostRows = 25;
/** Of a value so many reasons are named. */
const topReasons = 4;

/**
 * `filters` lead to the calls of it; `null` where no filters are, or only such as would say what the viewer may
 * not see. Where the figures are of a sample, they lead to all of those calls, not to the sampled ones alone.
 */
type Counted = { calls: number; filters: CallFilters | null };
export type BreakdownRow = Counted & {
  /** The agent's id; otherwise what the label says. `null`: not known, or masked in the label. */
  value: string | null;
  /** The agent's name, the number, …; of hours the hour (0 to 23). Masked as the viewer's role asks; `null`: not known. */
  label: string | null;
  /** The most frequent first; `null` where the provider gives none. */
  reasons: (Counted & { reason: HangupReason | null })[];
  /** Calls of further reasons. */
  otherReasons: number;
};

export type HangupBreakdown = {
  /** More calls match than were counted; these are figures of the newest of them. */
  sampled: boolean;
  counted: number;
  /** Most calls first, hours by the clock; what is not known last. */
  rows: BreakdownRow[];
  /** What is not in the rows. */
  others: { values: number; calls: number };
};

/**
 * Why the newest ended calls of a scope ended, by what they have in common. Agents that are one person are one.
 *
 * @param sample how many calls are counted at most.
 * @throws {AppError} `forbidden` without the right to read calls.
 */
export async function hangupBreakdown(
  viewer: Viewer,
  scope: FigureScope,
  by: Breakdown,
  sample = breakdownSample,
): Promise<HangupBreakdown> {
  authorise(viewer, 'calls.read');
  const value = by === 'hour' ? localPart('hour', Prisma.sql`c.started_at`, scope.range.zone) : columns[by];
  const [found] = z.tuple([answer]).parse(
    await db().$queryRaw`
      WITH newest AS MATERIALIZED (
        SELECT ${value} AS value, c.reason FROM call AS c
        WHERE ${await matching(viewer, behind(scope))}
        ORDER BY c.started_at DESC, c.id DESC LIMIT ${sample + 1}),
      counted AS (
        SELECT value::text AS value, coalesce(reason, '') AS reason, count(*)::integer AS calls
        FROM (SELECT value, reason FROM newest LIMIT ${sample}) AS n GROUP BY 1, 2),
      named AS (
        SELECT ${named[by === 'agent' ? 'agent' : 'word']}, reason, sum(calls)::integer AS calls
        FROM counted GROUP BY 1, 2, 3),
      valued AS (
        SELECT value, label, sum(calls)::integer AS calls,
          jsonb_agg(jsonb_build_object('reason', reason, 'calls', calls) ORDER BY calls DESC, reason) AS reasons,
          row_number() OVER (ORDER BY value IS NULL, sum(calls) DESC, value COLLATE "C") AS place
        FROM named GROUP BY 1, 2)
      SELECT (SELECT count(*)::integer FROM newest) AS matched,
        (SELECT count(value)::integer FROM valued) AS values,
        (SELECT coalesce(jsonb_agg(v ORDER BY place), '[]') FROM valued AS v
          WHERE place <= ${mostRows} OR value IS NULL) AS rows`,
  );
  const counted = Math.min(found.matched, sample);
  const rows = found.rows.map((row) => rowOf(viewer, scope, by, row));
  if (by === 'hour') rows.sort((a, b) => Number(a.value ?? 24) - Number(b.value ?? 24));
  const listed = rows.reduce((sum, { calls }) => sum + calls, 0);
  return {
    sampled: found.matched > sample,
    counted,
    rows,
    others: {
      values: found.values - found.rows.filter(({ value }) => value !== null).length,
      calls: counted - listed,
    },
  };
}

const columns: Record<Exclude<Breakdown, 'hour'>, Prisma.Sql> = {
  agent: Prisma.sql`c.agent_id`,
  businessNumber: wordFilters.businessNumber,
  operator: wordFilters.operator,
  circle: wordFilters.circle,
  queue: wordFilters.queue,
  campaign: wordFilters.campaign,
};

const named = {
  word: Prisma.sql`value, value AS label`,
  agent: Prisma.sql`
    (SELECT coalesce(a.merged_into_id, a.id)::text FROM agent AS a WHERE a.id = value::uuid) AS value,
    (SELECT coalesce(m.name, a.name) FROM agent AS a LEFT JOIN agent AS m ON m.id = a.merged_into_id
      WHERE a.id = value::uuid) AS label`,
};

const reasonCount = z.object({
  reason: hangupReason.or(z.literal('').transform(() => null)),
  calls: z.number(),
});
const foundRow = z.object({
  value: z.string().nullable(),
  label: z.string().nullable(),
  calls: z.number(),
  reasons: z.array(reasonCount),
});
const answer = z.object({ matched: z.number(), values: z.number(), rows: z.array(foundRow) });

function rowOf(
  viewer: Viewer,
  scope: FigureScope,
  by: Breakdown,
  { value, label, calls, reasons }: z.infer<typeof foundRow>,
): BreakdownRow {
  // The business's own numbers are public.
  const shown = label === null || by === 'businessNumber' ? label : redactText(viewer, label);
  const isHidden = by !== 'agent' && shown !== label;
  const ofValue = value === null || isHidden ? null : narrowed(scope, by, value);
  const top = reasons.slice(0, topReasons);
  return {
    value: isHidden ? null : value,
    label: shown,
    calls,
    filters: ofValue === null ? null : behind(ofValue),
    reasons: top.map(({ reason, calls }) => ({
      reason,
      calls,
      filters: ofValue === null ? null : hangupFilters(ofValue, { reason }),
    })),
    otherReasons: calls - top.reduce((sum, { calls }) => sum + calls, 0),
  };
}

function narrowed(scope: FigureScope, by: Breakdown, value: string): FigureScope {
  const filter: CallFilters =
    by === 'hour' ? { hour: [Number(value)], zone: scope.range.zone } : { [by]: [value] };
  return { ...scope, filters: { ...scope.filters, ...filter } };
}
