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
export type Alternatives = Prisma.Sql[];

/** Beyond so many, one condition for all of them is quicker. */
const mostAlternatives = 16;

/** What the filters mean to this viewer. Never empty: where nothing can match, the one condition is `FALSE`. */
export async function alternativesOf(viewer: Viewer, filters: CallFilters): Promise<Alternatives> {
  if (!mayAsk(viewer, filters)) return [Prisma.sql`FALSE`];
  const { q, ...others } = await withConnections(filters);
  const searched = q === undefined ? undefined : await searchAlternatives(viewer, q);
  if (searched?.length === 0) return [Prisma.sql`FALSE`];
  const split = splitByWord(others, mostAlternatives / (searched?.length ?? 1));
  const plain = split.map((each) => conditionsOf(each));
  if (searched === undefined) return plain.map((conditions) => allOf(conditions));
  return plain.flatMap((conditions) => searched.map((found) => allOf([...conditions, found])));
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
function mayAsk(viewer: Viewer, { field = [] }: CallFilters): boolean {
  if (can(viewer, 'numbers.full')) return true;
  return field.every(({ value }) => value === null || redactText(viewer, value) === value);
}

/** A provider stands for its connections. */
async function withConnections({ provider, ...filters }: CallFilters): Promise<CallFilters> {
  if (provider === undefined) return filters;
  const rows = z
    .array(z.object({ id: z.uuid() }))
    .parse(await db().$queryRaw`SELECT id FROM connection WHERE provider = ANY(${provider}::text[])`);
  const ids = rows.map(({ id }) => id);
  const connection = filters.connection ? filters.connection.filter((id) => ids.includes(id)) : ids;
  return { ...filters, connection };
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
