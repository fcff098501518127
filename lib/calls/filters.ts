import { z } from 'zod';
import { Prisma } from '../../prisma/client/client.ts';
import { askedInstant } from '../instant.ts';
import {
  callState,
  certainty,
  direction,
  handledBy,
  hangupParty,
  hangupReason,
  outcome,
} from './vocabulary.ts';

// The database's text cannot hold NUL, and counts 200 characters where JavaScript may count 400.
const text = z
  .string()
  .min(1)
  .max(400)
  .refine((value) => !value.includes('\0'));
const texts = z.array(text).min(1).max(50);
const seconds = z.number().min(0).max(1_000_000);

/** A range of seconds, both ends included. */
const lengthRange = z
  .object({ min: seconds.optional(), max: seconds.optional() })
  .refine(({ min, max }) => min !== undefined || max !== undefined);
export type LengthRange = z.infer<typeof lengthRange>;

/**
 * Which calls are meant: one definition for URL, controls, SQL, export and figures, so that a figure and the list
 * behind it always agree. An absent filter excludes nothing; several words of one filter mean any of them.
 */
export const callFilters = z.object({
  /** Any part of a number, a provider's call id, an agent, a queue, a campaign, words of a transcript. */
  q: z.string().trim().pipe(text).optional(),
  /** The name of the period that `from` and `to` were made from, so that an address can go on meaning "today". */
  period: z.string().min(1).max(20).optional(),
  /** Half-open by the start of the call: from ≤ started < to. UTC. */
  from: askedInstant.optional(),
  to: askedInstant.optional(),
  state: z.array(callState).min(1).optional(),
  direction: z.array(direction).min(1).optional(),
  outcome: z.array(outcome).min(1).optional(),
  reason: z.array(hangupReason).min(1).optional(),
  party: z.array(hangupParty).min(1).optional(),
  certainty: z.array(certainty).min(1).optional(),
  /** Calls whose reason is not certain and may be one of these. */
  candidate: z.array(hangupReason).min(1).optional(),
  /** What the provider itself said of the reason. */
  reasonWords: texts.optional(),
  handledBy: z.array(handledBy).min(1).optional(),
  connection: z.array(z.uuid()).min(1).max(200).optional(),
  provider: texts.optional(),
  agent: z.array(z.uuid()).min(1).max(200).optional(),
  businessNumber: texts.optional(),
  queue: texts.optional(),
  campaign: texts.optional(),
  operator: texts.optional(),
  circle: texts.optional(),
  /** Inbound calls that rang one of these agents, whoever took them; and those that they did not take. */
  offeredTo: z.array(z.uuid()).min(1).max(200).optional(),
  missedBy: z.array(z.uuid()).min(1).max(200).optional(),
  /** By the clock of `zone`: Monday is 1, Sunday 7; hours from 0 to 23. */
  weekday: z.array(z.number().int().min(1).max(7)).min(1).optional(),
  hour: z.array(z.number().int().min(0).max(23)).min(1).optional(),
  /** An IANA zone; without a weekday or an hour it says nothing. */
  zone: text.optional(),
  duration: lengthRange.optional(),
  talk: lengthRange.optional(),
  wait: lengthRange.optional(),
  ring: lengthRange.optional(),
  hold: lengthRange.optional(),
  hasRecording: z.boolean().optional(),
  hasTranscript: z.boolean().optional(),
  hasAction: z.boolean().optional(),
  hasFailedAction: z.boolean().optional(),
  hasContradiction: z.boolean().optional(),
  isTest: z.boolean().optional(),
  /** Whether the provider said why the call ended, who ended it, and in words of its own. */
  hasReason: z.boolean().optional(),
  hasParty: z.boolean().optional(),
  hasReasonWords: z.boolean().optional(),
  /** Inbound callers who gave up sooner than the workspace's setting: most of them had dialled by mistake. */
  isShortAbandoned: z.boolean().optional(),
  /** Fields that an AI agent extracted, with their value, `null` for any; all of them must hold. */
  field: z
    .array(z.object({ identifier: text, value: text.nullable() }))
    .min(1)
    .max(10)
    .optional(),
});
export type CallFilters = z.infer<typeof callFilters>;

/** The filters that choose among words, and what each compares. */
export const wordFilters = {
  direction: Prisma.sql`c.direction`,
  outcome: Prisma.sql`c.outcome`,
  reason: Prisma.sql`c.reason`,
  party: Prisma.sql`c.party`,
  handledBy: Prisma.sql`c.handled_by`,
  certainty: Prisma.sql`c.certainty`,
  // Names come in any length; the indexes hold the beginning, which is what is compared.
  businessNumber: Prisma.sql`left(coalesce(c.business_number, c.business_number_raw), 200)`,
  queue: Prisma.sql`left(c.queue, 200)`,
  campaign: Prisma.sql`left(c.campaign, 200)`,
  reasonWords: Prisma.sql`left(c.reason_words, 200)`,
  operator: Prisma.sql`left(c.telecom_operator, 200)`,
  circle: Prisma.sql`left(c.telecom_circle, 200)`,
} satisfies Partial<Record<keyof CallFilters, Prisma.Sql>>;

/** The filters that choose among rows of other tables. */
const idFilters = {
  connection: Prisma.sql`c.connection_id`,
  agent: Prisma.sql`c.agent_id`,
} satisfies Partial<Record<keyof CallFilters, Prisma.Sql>>;

/** The lengths that can be filtered by a range. */
export const lengthFilters = {
  duration: Prisma.sql`c.duration`,
  talk: Prisma.sql`c.talk`,
  wait: Prisma.sql`c.wait`,
  ring: Prisma.sql`c.ring`,
  hold: Prisma.sql`c.hold`,
} satisfies Partial<Record<keyof CallFilters, Prisma.Sql>>;
export type LengthFilter = keyof typeof lengthFilters;

/** The filters that are true or false of a call. */
export const flagFilters = {
  hasRecording: Prisma.sql`(c.recording_state = 'available')`,
  hasTranscript: Prisma.sql`c.has_transcript`,
  hasAction: Prisma.sql`(c.action_count > 0)`,
  // The first condition is in an index.
  hasFailedAction: Prisma.sql`(c.action_count > 0 AND EXISTS (
    SELECT FROM extracted_action AS a WHERE a.call_id = c.id AND a.error IS NOT NULL))`,
  hasContradiction: Prisma.sql`(c.contradictions <> '{}'::text[])`,
  isTest: Prisma.sql`c.is_test`,
  hasReason: Prisma.sql`(c.reason IS NOT NULL)`,
  hasParty: Prisma.sql`(c.party IS NOT NULL)`,
  hasReasonWords: Prisma.sql`(coalesce(c.reason_words, '') <> '')`,
  isShortAbandoned: Prisma.sql`coalesce(c.direction = 'inbound' AND c.outcome = 'abandoned'
    AND c.duration < coalesce((SELECT short_call_seconds FROM workspace), 10), FALSE)`,
} satisfies Partial<Record<keyof CallFilters, Prisma.Sql>>;
export type FlagFilter = keyof typeof flagFilters;

const keysOf = <Key extends string>(record: Record<Key, unknown>): Key[] =>
  // Object.keys forgets the names it was given.
  Object.keys(record).filter((key): key is Key => key in record);

const wordFilterNames = keysOf(wordFilters);
const idFilterNames = keysOf(idFilters);
export const lengthFilterNames = keysOf(lengthFilters);
export const flagFilterNames = keysOf(flagFilters);

/**
 * The filters as conditions on `call AS c`, all of which must hold; without the search, which
 * `alternativesOf` adds.
 */
export function conditionsOf(filters: CallFilters): Prisma.Sql[] {
  const conditions: Prisma.Sql[] = [];
  if (filters.from) conditions.push(Prisma.sql`c.started_at >= ${filters.from}::timestamptz`);
  if (filters.to) conditions.push(Prisma.sql`c.started_at < ${filters.to}::timestamptz`);
  if (filters.state) conditions.push(whereState(filters.state));
  for (const name of wordFilterNames) {
    const words = filters[name];
    if (words) conditions.push(anyWord(wordFilters[name], words));
  }
  for (const name of idFilterNames) {
    const ids = filters[name];
    if (ids) conditions.push(anyId(idFilters[name], ids));
  }
  if (filters.provider) {
    conditions.push(
      Prisma.sql`c.connection_id = ANY(ARRAY(SELECT p.id FROM connection AS p WHERE p.provider = ANY(${filters.provider}::text[])))`,
    );
  }
  for (const name of lengthFilterNames) {
    const range = filters[name];
    if (range?.min !== undefined)
      conditions.push(Prisma.sql`${lengthFilters[name]} >= ${range.min}::double precision`);
    if (range?.max !== undefined)
      conditions.push(Prisma.sql`${lengthFilters[name]} <= ${range.max}::double precision`);
  }
  for (const name of flagFilterNames) {
    const wanted = filters[name];
    if (wanted !== undefined)
      conditions.push(wanted ? flagFilters[name] : Prisma.sql`NOT ${flagFilters[name]}`);
  }
  if (filters.candidate) {
    conditions.push(Prisma.sql`(c.certainty = 'ambiguous' AND c.candidates && ${filters.candidate}::text[])`);
  }
  if (filters.offeredTo) conditions.push(rang(filters.offeredTo));
  if (filters.missedBy) conditions.push(rang(filters.missedBy, 'missed'));
  if (filters.weekday) conditions.push(clockPart('isodow', filters.weekday, filters.zone));
  if (filters.hour) conditions.push(clockPart('hour', filters.hour, filters.zone));
  for (const { identifier, value } of filters.field ?? []) conditions.push(hasField(identifier, value));
  return conditions;
}

/** Conditions as one; `TRUE` when there are none. */
export function allOf(conditions: readonly Prisma.Sql[]): Prisma.Sql {
  return conditions.length === 0 ? Prisma.sql`TRUE` : Prisma.join([...conditions], ' AND ');
}

/** What an extracted value is compared by. An index holds this very expression. */
export const comparedValue = Prisma.sql`left(a.value #>> '{}', 200)`;

function hasField(identifier: string, value: string | null): Prisma.Sql {
  const wanted =
    value === null ? Prisma.sql`${comparedValue} <> ''` : Prisma.sql`${comparedValue} = ${value}`;
  // The first condition is in an index; few calls have any field at all.
  return Prisma.sql`${flagFilters.hasAction} AND EXISTS (SELECT FROM extracted_action AS a
    WHERE a.call_id = c.id AND left(a.identifier, 200) = ${identifier} AND ${wanted})`;
}

/**
 * Inbound calls that rang an agent: of calls that we place, the agent's own phone says nothing. One that rang two
 * names of an agent was missed when neither took it.
 */
function rang(agents: string[], result?: 'missed'): Prisma.Sql {
  const missed =
    result === undefined
      ? Prisma.empty
      : Prisma.sql`AND o.result = ${result} AND NOT EXISTS (
          SELECT FROM call_offer AS t LEFT JOIN agent AS ta ON ta.id = t.agent_id LEFT JOIN agent AS oa ON oa.id = o.agent_id
          WHERE t.call_id = o.call_id AND t.result = 'answered'
            AND coalesce(ta.merged_into_id, t.agent_id) = coalesce(oa.merged_into_id, o.agent_id))`;
  return Prisma.sql`(c.direction = 'inbound' AND EXISTS (SELECT FROM call_offer AS o
    WHERE o.call_id = c.id AND o.agent_id = ANY(${agents}::uuid[]) ${missed}))`;
}

/** A part of the time at which a call started, by the clock of a zone. */
export function localPart(part: 'isodow' | 'hour', column: Prisma.Sql, zone: string): Prisma.Sql {
  return Prisma.sql`date_part(${part}, ${column} AT TIME ZONE ${zone})::integer`;
}

function clockPart(part: 'isodow' | 'hour', wanted: number[], zone = 'UTC'): Prisma.Sql {
  return Prisma.sql`${localPart(part, Prisma.sql`c.started_at`, zone)} = ANY(${wanted}::integer[])`;
}

// One word as an equality, so that an index on (column, started, id) gives the rows in the list's order.
function anyWord(column: Prisma.Sql, words: string[]): Prisma.Sql {
  const [word] = words;
  return word !== undefined && words.length === 1
    ? Prisma.sql`${column} = ${word}`
    : Prisma.sql`${column} = ANY(${words}::text[])`;
}

function anyId(column: Prisma.Sql, ids: string[]): Prisma.Sql {
  const [id] = ids;
  return id !== undefined && ids.length === 1
    ? Prisma.sql`${column} = ${id}::uuid`
    : Prisma.sql`${column} = ANY(${ids}::uuid[])`;
}

// A stale call is stored as live: what tells them apart is the clock.
const states: Record<z.infer<typeof callState>, Prisma.Sql> = {
  live: Prisma.sql`(c.state = 'live' AND (c.stale_after IS NULL OR c.stale_after >= now()))`,
  stale: Prisma.sql`(c.state = 'live' AND c.stale_after < now())`,
  ended: Prisma.sql`c.state = 'ended'`,
};

function whereState(wanted: z.infer<typeof callState>[]): Prisma.Sql {
  return Prisma.sql`(${Prisma.join(
    wanted.map((state) => states[state]),
    ' OR ',
  )})`;
}
