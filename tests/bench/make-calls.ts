import type pg from 'pg';
import { z } from 'zod';
import { callShapes } from './call-shapes.ts';

/** The clock by which the business of these calls opens and closes. */
export const benchZone = 'Asia/Kolkata';

export type Plan = { database: pg.Client; connections: readonly string[]; say: (line: string) => void };

/**
 * Calls made by the database itself, numbered from `from` (inclusive) to `to`: of two years, four fifths of them in
 * the last one, most between eight in the morning and eight in the evening and few on Sundays, on five connections
 * whose calls go differently (`call-shapes.ts`), by forty agents; with keys, offers, and a transcript and extracted
 * fields where an AI took the call. Everything about a call follows from its number, so that the first hundred
 * thousand are the same in every set. They are stored about as they came. Indexes are left off while there is much
 * to write; counters are another matter (`make-counters.ts`).
 */
export async function makeCalls(plan: Plan, from: number, to: number): Promise<void> {
  const { database, connections, say } = plan;
  await database.query(
    `INSERT INTO workspace (id, report_time_zone) VALUES (1, $1)
     ON CONFLICT (id) DO UPDATE SET report_time_zone = EXCLUDED.report_time_zone`,
    [benchZone],
  );
  await database.query(agents);
  await database.query('DROP TABLE IF EXISTS bench_shape');
  await database.query(shapes);
  await database.query(shapeSlots, [JSON.stringify(callShapes)]);
  const many = to - from > 200_000;
  const indexes = many ? await dropIndexes(database) : [];
  const step = 500_000;
  for (let start = from; start < to; start += step) {
    const end = Math.min(start + step, to);
    await database.query('BEGIN');
    await database.query('SET LOCAL session_replication_role = replica');
    await database.query(made, [start, end, connections, benchZone]);
    for (const insert of [calls, keys, offers, turns, actions]) await database.query(insert);
    await database.query('COMMIT');
    say(`${end.toLocaleString('en')} of ${to.toLocaleString('en')} calls`);
  }
  for (const [index, definition] of indexes.entries()) {
    await database.query(definition);
    say(`${index + 1} of ${indexes.length} indexes`);
  }
  await database.query(`VACUUM ANALYZE ${tables.join(', ')}, agent`);
}

const tables = ['call', 'call_key', 'call_offer', 'transcript_turn', 'extracted_action'];

/** Takes the indexes away that no constraint needs; returns how to make them again. */
async function dropIndexes(database: pg.Client): Promise<string[]> {
  const { rows } = await database.query(
    `SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS definition
     FROM pg_index AS i JOIN pg_class AS t ON t.oid = i.indrelid
     WHERE t.relname = ANY($1) AND NOT i.indisunique`,
    [tables],
  );
  const found = z.array(z.object({ name: z.string(), definition: z.string() })).parse(rows);
  for (const { name } of found) await database.query(`DROP INDEX ${name}`);
  await database.query("SET maintenance_work_mem = '1GB'");
  return found.map(({ definition }) => definition);
}

// A number that looks like chance and is always the same: the call's own, mixed.
const mixed = (salt: number) => `(hashint8extended(n, ${salt}) & 9223372036854775807)`;
/** Seconds that are mostly short and sometimes long, as lengths are: of that mean. */
const seconds = (salt: number, mean: number) =>
  `(-ln((${mixed(salt)} % 999983 + 1) / 999984.0::float8) * ${mean})`;
/** A UUID of version 5 that follows from a text. */
const uuidOf = (text: string) =>
  `overlay(overlay(md5(${text}) placing '5' from 13) placing '8' from 17)::uuid`;
/** Eight agents a connection; those of the last one are AIs. */
const agentOf = (place: string, which: string) => uuidOf(`'agent' || (${place} * 8 + (${which}) % 8)`);

const agents = `
  INSERT INTO agent (id, name, kind)
  SELECT ${uuidOf(`'agent' || a`)}, 'Agent ' || (ARRAY['Asha','Bela','Chetan','Divya','Esha','Farhan','Gita','Hari'])[a % 8 + 1]
    || ' ' || (ARRAY['Rao','Shah','Iyer','Khan','Das'])[a / 8 + 1], CASE a / 8 WHEN 4 THEN 'ai' ELSE 'human' END
  FROM generate_series(0, 39) AS a
  ON CONFLICT DO NOTHING`;

const shapes = `
  CREATE TEMP TABLE bench_shape (place int, slot int, direction text, outcome text, reason text, party text,
    certainty text, candidates text[], words text, handled_by text, has_agent boolean)`;
const shapeSlots = `
  INSERT INTO bench_shape
  SELECT place, slot, direction, outcome, reason, party, certainty, candidates, words, handled_by, has_agent
  FROM jsonb_to_recordset($1::jsonb) AS s (place int, first int, last int, direction text, outcome text, reason text,
    party text, certainty text, candidates text[], words text, handled_by text, has_agent boolean)
  CROSS JOIN generate_series(first, last) AS slot`;

/** Of a hundred calls, at which hour they come. */
const hours = Object.entries({
  ...{ 1: 1, 6: 1, 7: 1, 8: 5, 9: 9, 10: 11, 11: 11, 12: 9, 13: 6, 14: 8, 15: 9, 16: 9, 17: 8, 18: 6, 19: 4 },
  ...{ 20: 1, 22: 1 },
}).flatMap(([hour, count]) => Array.from({ length: count }, () => hour));
/** Of twenty calls, at which place they come. */
const places = [0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 4, 4];

// Two years back from today, four fifths of it in the last one; of seven out of ten Sunday calls an earlier day.
const date = `((now() AT TIME ZONE $4)::date
  - (${mixed(20)} % 365 + CASE WHEN ${mixed(14)} % 5 = 4 THEN 365 ELSE 0 END)::int)`;
const openDate = `(CASE WHEN date_part('isodow', ${date}) = 7 AND ${mixed(24)} % 10 < 7
  THEN ${date} - (1 + ${mixed(24)} % 6)::int ELSE ${date} END)`;
const clock = `make_interval(hours => (ARRAY[${hours.join()}])[${mixed(21)} % 100 + 1],
  secs => (${mixed(22)} % 3600000) / 1000.0::float8)`;

const made = `
  CREATE TEMP TABLE made ON COMMIT DROP AS
  SELECT each.*, s.direction, s.outcome, s.reason, s.party, s.certainty, s.candidates, s.handled_by, s.has_agent,
    -- Words that no table knows come in a dozen.
    CASE WHEN s.certainty = 'unmapped' THEN s.words || ' ' || ${mixed(29)} % 12 ELSE s.words END AS words,
    CASE WHEN s.has_agent THEN ${agentOf('place', mixed(5))} END AS agent_id,
    CASE WHEN s.handled_by <> 'nobody' THEN round((3 + ${seconds(13, 180)})::numeric, 3)::float8 END AS talk,
    -- Half of the providers say whole seconds.
    CASE WHEN s.direction = 'inbound' AND (s.handled_by <> 'nobody' OR s.outcome = 'abandoned')
      THEN round((1 + ${seconds(12, 14)})::numeric, CASE WHEN place < 2 THEN 0 ELSE 3 END)::float8 END AS wait,
    CASE WHEN s.has_agent THEN ${mixed(12)} % 30 END AS ring
  FROM (
    SELECT n, ${uuidOf(`'call' || n`)} AS id, place, ${mixed(2)} % 1000 AS slot,
      ($3::uuid[])[place % cardinality($3::uuid[]) + 1] AS connection_id,
      -- Nothing is still to come: what would be is of the same weekday a year ago.
      CASE WHEN started > now() THEN started - interval '364 days' ELSE started END AS started
    FROM (
      SELECT n, (ARRAY[${places.join()}])[${mixed(1)} % 20 + 1] AS place,
        date_trunc('milliseconds', (${openDate} + ${clock}) AT TIME ZONE $4) AS started
      FROM generate_series($1::bigint, $2::bigint - 1) AS n) AS numbered) AS each
  JOIN bench_shape AS s USING (place, slot)
  ORDER BY started`;

const calls = `
  INSERT INTO call (id, connection_id, direction, customer_number, customer_number_raw, customer_number_kind,
    business_number, agent_id, agent_name, handled_by, queue, campaign, state, outcome, reason, party, certainty,
    candidates, reason_words, started_at, started_at_source, connected_at, ended_at, duration, ring, wait, talk, hold,
    length_sources, recording_url, recording_state, has_transcript, action_count, telecom_operator, telecom_circle,
    offers, details, unmapped, contradictions, is_test)
  SELECT made.id, connection_id, direction,
    '+91' || (6000000000 + ${mixed(3)} % 3999999999), '0' || (6000000000 + ${mixed(3)} % 3999999999), 'e164',
    '+9180471928' || lpad((place * 12 + ${mixed(4)} % 12)::text, 2, '0'), agent_id, agent.name, handled_by,
    CASE WHEN ${mixed(6)} % 3 = 0 THEN 'Queue ' || ${mixed(7)} % 12 END,
    CASE WHEN ${mixed(8)} % 20 = 0 THEN 'Campaign ' || ${mixed(9)} % 30 END,
    'ended', outcome, reason, party, certainty, candidates, words, started, 'given',
    CASE WHEN talk IS NOT NULL THEN started + interval '1 second' * coalesce(wait, ring, 0) END,
    started + interval '1 second' * (coalesce(wait, ring, 0) + coalesce(talk, 0)),
    coalesce(wait, ring, 0) + coalesce(talk, 0), ring, wait, talk,
    CASE WHEN talk IS NOT NULL AND ${mixed(27)} % 12 = 0 THEN ${mixed(28)} % 60 END, '{}',
    CASE WHEN talk IS NOT NULL THEN 'https://recordings.example.com/' || n || '.mp3' END,
    CASE WHEN talk IS NOT NULL THEN 'available' ELSE 'none' END,
    handled_by = 'ai', CASE WHEN handled_by = 'ai' THEN 1 ELSE 0 END,
    CASE WHEN ${mixed(10)} % 2 = 0 THEN (ARRAY['Airtel','Jio','Vi','BSNL'])[${mixed(10)} / 2 % 4 + 1] END,
    CASE WHEN ${mixed(10)} % 2 = 0 THEN 'Circle ' || ${mixed(11)} % 22 END,
    '[]', '{}', CASE WHEN certainty = 'unmapped' THEN ARRAY['reason=' || words] ELSE '{}' END,
    CASE WHEN n % 500 = 0 THEN ARRAY['lengths_disagree'] ELSE '{}' END, n % 1000 = 0
  FROM made LEFT JOIN agent ON agent.id = agent_id
  ORDER BY started`;

const keys = `
  INSERT INTO call_key (id, connection_id, key, call_id)
  SELECT id, connection_id, 'call_id:bench-' || md5('key' || n), id FROM made`;

// Every sixth inbound call has rung one or two other agents in vain before its own.
const offers = `
  INSERT INTO call_offer (call_id, position, agent_id, result, ring)
  SELECT id, position,
    CASE WHEN position = others THEN agent_id ELSE ${agentOf('place', `${mixed(5)} + 1 + position`)} END,
    CASE WHEN position = others AND handled_by <> 'nobody' THEN 'answered' ELSE 'missed' END, ring
  FROM (
    SELECT made.*, CASE WHEN ${mixed(25)} % 6 = 0 THEN 1 + ${mixed(26)} % 2 ELSE 0 END AS others
    FROM made WHERE direction = 'inbound' AND has_agent) AS rung
  CROSS JOIN generate_series(0, others) AS position`;

// "assistant" is in every transcript, "refund" in every hundredth, "marzipan" in every ten thousandth.
const turns = `
  INSERT INTO transcript_turn (call_id, position, speaker, words, text)
  SELECT id, p, CASE p WHEN 0 THEN 'ai' ELSE 'human' END, CASE p WHEN 0 THEN 'bot' ELSE 'human' END,
    CASE p WHEN 0 THEN 'hello, this is the assistant of the bench, how can I help you today'
      ELSE 'I call about order ' || n || CASE WHEN ${mixed(17)} % 100 = 0 THEN ' and a refund' ELSE '' END
        || CASE WHEN ${mixed(18)} % 10000 = 0 THEN ' of marzipan' ELSE '' END END
  FROM generate_series(0, 1) AS p, made WHERE handled_by = 'ai'`;

const actions = `
  INSERT INTO extracted_action (call_id, position, name, type, identifier, value, raw)
  SELECT id, 0, 'Interest', 'extractor', 'interest',
    to_jsonb((ARRAY['high','medium','low','none'])[${mixed(19)} % 4 + 1]), '{}'
  FROM made WHERE handled_by = 'ai'`;
