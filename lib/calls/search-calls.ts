import { z } from 'zod';
import { Prisma } from '../../prisma/client/client.ts';
import { shownDigits } from '../auth/mask-number.ts';
import { can, type Viewer } from '../auth/viewer.ts';
import { db } from '../db.ts';
import { likeLiteral } from '../like-literal.ts';
import { wordFilters } from './filters.ts';
import { plainDigits } from './plain-digits.ts';

// Indexes hold these very expressions (prisma/migrations/…_search).
const customerDigits = Prisma.sql`regexp_replace(coalesce(c.customer_number, c.customer_number_raw, ''), '\\D', '', 'g')`;
const keyText = Prisma.sql`left(substr(k.key, strpos(k.key, ':') + 1), 100)`;
/** The words of `transcript_turn AS t`. */
export const turnWords = Prisma.sql`to_tsvector('simple', left(t.text, 100000))`;

/** Of everything that carries a name, so many are looked through; lists of names are short. */
const mostNames = 2_000;
/** Shorter beginnings of a call id say nothing: calls of a whole year share them. */
const shortestBeginning = 4;
/** Of the names that match, the calls of so many are found. */
const mostMatches = 8;

/**
 * What a search may mean, as conditions on `call AS c`, any of which may hold; none when nothing can match. A
 * part of a number is found in any way of writing it (`+91 98…`, `098…`, its last digits); words are found in
 * names of agents, customers, queues and campaigns, in transcripts (all of them in one turn), and a provider's
 * call id by its beginning.
 *
 * A viewer who sees numbers masked finds them only by the digits that are shown.
 */
export async function searchAlternatives(viewer: Viewer, q: string): Promise<Prisma.Sql[]> {
  const text = q.trim();
  const digits = digitsOf(text);
  const isNumber = /^[+\p{Nd}\s().\p{Pd}/]+$/u.test(text) && digits.length >= 3;
  const seesNumbers = can(viewer, 'numbers.full');
  const isGuess = isHidden(viewer, text);

  const found: Prisma.Sql[] = [];
  if (isNumber && !isGuess) found.push(...customerNumbers(digits, seesNumbers));
  found.push(callIds(text, seesNumbers));
  if (isGuess) return found;
  const [agents, businessNumbers, queues, campaigns] = await Promise.all([
    agentsNamed(text, isNumber ? digits : null),
    isNumber ? namesLike('businessNumber', digits) : [],
    namesLike('queue', text),
    namesLike('campaign', text),
  ]);
  for (const id of agents) found.push(Prisma.sql`c.agent_id = ${id}::uuid`);
  for (const [column, names] of [
    [wordFilters.businessNumber, businessNumbers],
    [wordFilters.queue, queues],
    [wordFilters.campaign, campaigns],
  ] as const) {
    for (const name of names) found.push(Prisma.sql`${column} = ${name}`);
  }
  if (!isNumber && text.length >= 3)
    found.push(Prisma.sql`c.customer_name ILIKE ${`%${likeLiteral(text)}%`}`);
  if (/[\p{L}\p{Nd}]/u.test(text)) found.push(wordsSpoken(text));
  return found;
}

/** Whether a search asks for more digits of a number than the viewer is shown. */
export function isHidden(viewer: Viewer, q: string): boolean {
  return !can(viewer, 'numbers.full') && digitsOf(q).length > shownDigits;
}

/** The digits of a text, whatever script they are written in. */
export function digitsOf(text: string): string {
  return plainDigits(text).replace(/[^0-9]/g, '');
}

/**
 * The ways in which part of a number may stand in its international form, where trunk and exit prefixes (`0`, `00`)
 * do not: the digits without them, and as they are while they may be the end of a number.
 */
export function numberForms(digits: string): string[] {
  const bare = digits.replace(/^0+/, '');
  if (bare === digits || bare === '') return [digits];
  return bare.length >= 5 ? [bare] : [digits, bare];
}

/** The full-text query of the words. */
export function spokenQuery(text: string): Prisma.Sql {
  return Prisma.sql`plainto_tsquery('simple', ${text})`;
}

function customerNumbers(digits: string, anywhere: boolean): Prisma.Sql[] {
  if (!anywhere) return [Prisma.sql`${customerDigits} LIKE ${`%${digits}`}`];
  const [form = digits, short] = numberForms(digits);
  return [
    Prisma.sql`${customerDigits} LIKE ${`%${form}%`}`,
    // A few digits after a trunk prefix are the beginning of a number: they follow its country.
    ...(short === undefined ? [] : [Prisma.sql`${customerDigits} ~ ${`^[0-9]{1,3}${short}`}`]),
  ];
}

function callIds(text: string, byBeginning: boolean): Prisma.Sql {
  const id = text.slice(0, 100);
  const named =
    byBeginning && id.length >= shortestBeginning
      ? Prisma.sql`${keyText} LIKE ${`${likeLiteral(id)}%`}`
      : Prisma.sql`${keyText} = ${id}`;
  return Prisma.sql`c.id IN (SELECT k.call_id FROM call_key AS k WHERE ${named})`;
}

function wordsSpoken(text: string): Prisma.Sql {
  return Prisma.sql`(c.has_transcript AND EXISTS (
    SELECT FROM transcript_turn AS t WHERE t.call_id = c.id AND ${turnWords} @@ ${spokenQuery(text)}))`;
}

async function agentsNamed(text: string, digits: string | null): Promise<string[]> {
  const number = digits === null ? null : `%${digits}%`;
  const rows = await db().$queryRaw`
    SELECT a.id FROM agent AS a
    WHERE a.name ILIKE ${`%${likeLiteral(text)}%`}
      OR EXISTS (SELECT FROM agent_alias AS n WHERE n.agent_id = a.id
        AND (n.value ILIKE ${text.length < 3 ? null : `%${likeLiteral(text)}%`} OR regexp_replace(n.value, '\\D', '', 'g') LIKE ${number}))
    ORDER BY a.name, a.id LIMIT ${mostMatches}`;
  return z
    .array(z.object({ id: z.uuid() }))
    .parse(rows)
    .map(({ id }) => id);
}

/** Names of which calls have few: each is found by one step into the index, however many calls have it. */
async function namesLike(of: 'businessNumber' | 'queue' | 'campaign', part: string): Promise<string[]> {
  const column = wordFilters[of];
  const rows = await db().$queryRaw`
    WITH RECURSIVE names AS (
      (SELECT ${column} AS name FROM call AS c WHERE ${column} IS NOT NULL ORDER BY 1 LIMIT 1)
      UNION ALL
      SELECT (SELECT ${column} FROM call AS c WHERE ${column} > names.name ORDER BY 1 LIMIT 1)
      FROM names WHERE names.name IS NOT NULL)
    SELECT name FROM (SELECT name FROM names WHERE name IS NOT NULL LIMIT ${mostNames}) AS n
    WHERE name ILIKE ${`%${likeLiteral(part)}%`} LIMIT ${mostMatches}`;
  return z
    .array(z.object({ name: z.string() }))
    .parse(rows)
    .map(({ name }) => name);
}
