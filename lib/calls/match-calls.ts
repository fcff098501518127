import { z } from 'zod';
import { Prisma } from '../../prisma/client/client.ts';
import { can, type Viewer } from '../auth/viewer.ts';
import { db } from '../db.ts';
import { type CallOrder, keyOf, listedBy, orderBy } from './call-order.ts';
import { allOf, type CallFilters, conditionsOf } from './filters.ts';
import { redactText } from './redact-call.ts';
import { searchAlternatives } from './search-calls.ts';

/**
 * Conditions on `call AS c`: a call is meant when any of them holds. One for each thing a search may have meant
 * and for each word of a filter that names several, because PostgreSQL can read the newest calls of one word from
 * an index, but of several only by sorting them all.
 */
type Alternatives = Prisma.Sql[];

/** Beyond so many, one condition for all of them is quicker. */
const mostAlternatives = 16;

/** What the filters mean to this viewer. Never empty: where nothing can match, the one condition is `FALSE`. */
export async function alternativesOf(viewer: Viewer, filters: CallFilters): Promise<Alternatives> {
  if (!mayAsk(viewer, filters)) return [Prisma.sql`FALSE`];
  const { q, ...others } = await resolveFilters(filters);
  const searched = q === undefined ? undefined : await searchAlternatives(viewer, q);
  if (searched?.length === 0) return [Prisma.sql`FALSE`];
  const split = splitByWord(others, mostAlternatives / (searched?.length ?? 1));
  const plain = split.map((each) => conditionsOf(each));
  if (searched === undefined) return plain.map((conditions) => allOf(conditions));
  return plain.flatMap((conditions) => searched.map((found) => allOf([...conditions, found])));
}

/** The same as one condition, for queries that read whatever matches. */
export async function matching(viewer: Viewer, filters: CallFilters): Promise<Prisma.Sql> {
  if (!mayAsk(viewer, filters)) return Prisma.sql`FALSE`;
  const { q, ...others } = await resolveFilters(filters);
  const plain = allOf(conditionsOf(others));
  if (q === undefined) return plain;
  const searched = await searchAlternatives(viewer, q);
  return searched.length === 0
    ? Prisma.sql`FALSE`
    : Prisma.sql`${plain} AND (${Prisma.join(searched, ' OR ')})`;
}

/**
 * The ids of the first calls that match, in an order, as a table `(id, key)`. An alternative gives at most as
 * many as are wanted of all.
 */
export function firstIds(
  alternatives: Alternatives,
  order: CallOrder,
  {
    after = Prisma.sql`TRUE`,
    backwards = false,
    limit,
  }: { after?: Prisma.Sql; backwards?: boolean; limit: number },
): Prisma.Sql {
  const descending = order.descending !== backwards;
  const key = keyOf(order);
  const first = (condition: Prisma.Sql) => Prisma.sql`
    SELECT c.id, ${key} AS key FROM call AS c
    WHERE ${condition} AND ${listedBy(order)} AND ${after}
    ORDER BY ${orderBy(key, Prisma.sql`c.id`, descending)}
    LIMIT ${limit}`;
  const [only, ...more] = alternatives;
  if (only !== undefined && more.length === 0) return first(only);
  return Prisma.sql`
    SELECT id, key FROM (${anyOf(alternatives.map(first))}) AS u
    ORDER BY ${orderBy(Prisma.sql`key`, Prisma.sql`id`, descending)}
    LIMIT ${limit}`;
}

/** The ids of some calls that match, as many as there are up to a limit, as a table `(id)`. */
export function someIds(alternatives: Alternatives, limit: number): Prisma.Sql {
  const some = (condition: Prisma.Sql) =>
    Prisma.sql`SELECT c.id FROM call AS c WHERE ${condition} LIMIT ${limit}`;
  const [only, ...more] = alternatives;
  if (only !== undefined && more.length === 0) return some(only);
  return Prisma.sql`SELECT id FROM (${anyOf(alternatives.map(some))}) AS u LIMIT ${limit}`;
}

/** Rows that several queries find count once. */
function anyOf(queries: Prisma.Sql[]): Prisma.Sql {
  return Prisma.join(
    queries.map((query) => Prisma.sql`(${query})`),
    ' UNION ',
  );
}

/** A role that sees numbers masked must not find them out by asking for them. */
function mayAsk(viewer: Viewer, { field = [], ...filters }: CallFilters): boolean {
  if (can(viewer, 'numbers.full')) return true;
  const { reasonWords = [], queue = [], campaign = [], operator = [], circle = [] } = filters;
  const named = [reasonWords, queue, campaign, operator, circle].flat();
  const asked = [...named, ...field.flatMap(({ value }) => value ?? [])];
  return asked.every((text) => redactText(viewer, text) === text);
}

/**
 * The same filters in words that a condition can be made of: a provider stands for its connections, an agent for
 * everybody who was merged with it.
 */
export async function resolveFilters({ provider, ...filters }: CallFilters): Promise<CallFilters> {
  const resolved = { ...filters };
  for (const name of ['agent', 'offeredTo', 'missedBy'] as const) {
    const ids = filters[name];
    if (ids !== undefined) resolved[name] = await everyoneMergedWith(ids);
  }
  if (provider === undefined) return resolved;
  const ids = idRows
    .parse(await db().$queryRaw`SELECT id FROM connection WHERE provider = ANY(${provider}::text[])`)
    .map(({ id }) => id);
  const connection = filters.connection ? filters.connection.filter((id) => ids.includes(id)) : ids;
  return { ...resolved, connection };
}

const idRows = z.array(z.object({ id: z.uuid() }));

/** These agents and all that were merged into them or together with them. */
async function everyoneMergedWith(ids: string[]): Promise<string[]> {
  const rows = await db().$queryRaw`
    WITH roots AS (SELECT coalesce(merged_into_id, id) AS id FROM agent WHERE id = ANY(${ids}::uuid[]))
    SELECT id FROM agent WHERE id IN (SELECT id FROM roots) OR merged_into_id IN (SELECT id FROM roots)
    ORDER BY id`;
  return [...new Set([...ids, ...idRows.parse(rows).map(({ id }) => id)])];
}

const severalWords = [
  'agent',
  'connection',
  'businessNumber',
  'queue',
  'campaign',
  'reason',
  'outcome',
  'party',
  'direction',
  'handledBy',
] as const satisfies (keyof CallFilters)[];

function splitByWord(filters: CallFilters, most: number): CallFilters[] {
  for (const name of severalWords) {
    const words = filters[name];
    if (words !== undefined && words.length > 1 && words.length <= most)
      return words.map((word) => ({ ...filters, [name]: [word] }));
  }
  return [filters];
}
