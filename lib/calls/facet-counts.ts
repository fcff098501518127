import { z } from 'zod';
import { Prisma } from '../../prisma/client/client.ts';
import { authorise, type Viewer } from '../auth/viewer.ts';
import { db } from '../db.ts';
import { newestFirst } from './call-order.ts';
import { type CallFilters, flagFilters, wordFilters } from './filters.ts';
import { alternativesOf, firstIds } from './match-calls.ts';
import { redactText } from './redact-call.ts';

/** A property of calls by which the list can be narrowed, with the filter that does it. */
export const facet = z.enum([
  'state',
  'direction',
  'outcome',
  'reason',
  'party',
  'handledBy',
  'provider',
  'connection',
  'agent',
  'businessNumber',
  'queue',
  'campaign',
  'hasRecording',
  'hasTranscript',
  'hasAction',
  'hasFailedAction',
  'hasContradiction',
  'isTest',
]);
export type Facet = z.infer<typeof facet>;

/** `label` is a name where the value is an id. Of flags the value is `true` or `false`. */
export type FacetValue = { value: string; label: string; count: number };

/** `sampled`: more calls match than were counted; these are figures of the newest of them. */
export type FacetCounts = { values: FacetValue[]; sampled: boolean };

/** So many calls are counted, the newest: a count over all would take the longer the more there are. */
export const facetSample = 10_000;
/** Of names so many are offered, the most frequent. */
const mostValues = 50;

/**
 * For each facet the values among the calls that match, the most frequent first. A facet counts as if its own
 * filter were not set, so that it shows what choosing another value would give.
 *
 * @throws {AppError} `forbidden` without the right to read calls.
 */
export async function facetCounts(viewer: Viewer, filters: CallFilters): Promise<Record<Facet, FacetCounts>> {
  authorise(viewer, 'calls.read');
  const own = facet.options.filter((name) => filters[name] !== undefined);
  const others = facet.options.filter((name) => filters[name] === undefined);
  const counted = await Promise.all([
    countBy(viewer, filters, others),
    ...own.map((name) => countBy(viewer, { ...filters, [name]: undefined }, [name])),
  ]);
  return Object.assign(noCounts(), ...counted);
}

function noCounts(): Record<Facet, FacetCounts> {
  const none = (): FacetCounts => ({ values: [], sampled: false });
  return {
    ...{
      state: none(),
      direction: none(),
      outcome: none(),
      reason: none(),
      party: none(),
      handledBy: none(),
    },
    ...{
      provider: none(),
      connection: none(),
      agent: none(),
      businessNumber: none(),
      queue: none(),
      campaign: none(),
    },
    ...{
      hasRecording: none(),
      hasTranscript: none(),
      hasAction: none(),
      hasFailedAction: none(),
      hasContradiction: none(),
    },
    isTest: none(),
  };
}

const columns: Record<Facet, Prisma.Sql> = {
  ...wordFilters,
  ...flagFilters,
  state: Prisma.sql`CASE WHEN c.state = 'live' AND c.stale_after < now() THEN 'stale' ELSE c.state END`,
  provider: Prisma.sql`(SELECT p.provider FROM connection AS p WHERE p.id = c.connection_id)`,
  connection: Prisma.sql`c.connection_id`,
  agent: Prisma.sql`coalesce(own.merged_into_id, c.agent_id)`,
};

const row = z.object({ facet, value: z.string(), label: z.string().nullable(), count: z.number() });

async function countBy(
  viewer: Viewer,
  filters: CallFilters,
  wanted: readonly Facet[],
): Promise<Partial<Record<Facet, FacetCounts>>> {
  const alternatives = await alternativesOf(viewer, filters);
  const ids = firstIds(alternatives, newestFirst, { limit: facetSample + 1 });
  const said = wanted.map((name) => Prisma.sql`(${name}, (${columns[name]})::text)`);
  const [result] = z.tuple([z.object({ matched: z.number(), facets: z.array(row) })]).parse(
    await db().$queryRaw`
      WITH matched AS MATERIALIZED (${ids}),
      counted AS (
        SELECT said.facet, said.value, count(*)::integer AS count
        FROM (SELECT id FROM matched LIMIT ${facetSample}) AS m JOIN call AS c ON c.id = m.id
        LEFT JOIN agent AS own ON own.id = c.agent_id
        CROSS JOIN LATERAL (VALUES ${Prisma.join(said)}) AS said (facet, value)
        WHERE said.value <> ''
        GROUP BY 1, 2),
      named AS (
        SELECT facet, value, count,
          CASE facet
            WHEN 'agent' THEN (SELECT name FROM agent WHERE agent.id = value::uuid)
            WHEN 'connection' THEN (SELECT label FROM connection WHERE connection.id = value::uuid)
          END AS label
        FROM counted)
      SELECT (SELECT count(*)::integer FROM matched) AS matched,
        (SELECT coalesce(jsonb_agg(named), '[]') FROM named) AS facets`,
  );
  const ofFacet = (name: Facet): FacetCounts => ({
    values: result.facets
      .filter((each) => each.facet === name)
      .map(({ value, label, count }) => ({ value, label: redactText(viewer, label ?? value), count }))
      .sort((a, b) => b.count - a.count || a.label.localeCompare(b.label))
      .slice(0, mostValues),
    sampled: result.matched > facetSample,
  });
  return Object.fromEntries(wanted.map((name) => [name, ofFacet(name)]));
}
