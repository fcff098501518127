import type pg from 'pg';
import { z } from 'zod';

/** How calls are spread: over a year, five connections, forty agents, most of them answered. */
const days = 365;

type Plan = { database: pg.Client; connections: readonly string[]; say: (line: string) => void };

/**
 * Calls made by the database itself, numbered from `from` (inclusive) to `to`: a year of them in no order of time,
 * with keys, a tenth with a transcript and extracted fields. Everything about a call follows from its number, so
 * that the first hundred thousand are the same in every set. Indexes are left off while there is much to write.
 */
export async function makeCalls(plan: Plan, from: number, to: number): Promise<void> {
  const { database, connections, say } = plan;
  await database.query(agents, [connections]);
  const many = to - from > 200_000;
  const indexes = many ? await dropIndexes(database) : [];
  const step = 500_000;
  for (let start = from; start < to; start += step) {
    const end = Math.min(start + step, to);
    await database.query('BEGIN');
    await database.query('SET LOCAL session_replication_role = replica');
    await database.query(calls, [start, end, connections, days]);
    await database.query(keys, [start, end, connections]);
    await database.query(turns, [start, end]);
    await database.query(actions, [start, end]);
    await database.query('COMMIT');
    say(`${end.toLocaleString('en')} of ${to.toLocaleString('en')} calls`);
  }
  for (const [index, definition] of indexes.entries()) {
    await database.query(definition);
    say(`${index + 1} of ${indexes.length} indexes`);
  }
  await database.query('VACUUM ANALYZE call, call_key, transcript_turn, extracted_action, agent');
}

const tables = ['call', 'call_key', 'transcript_turn', 'extracted_action'];

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
/** A UUID of version 5 that follows from a text. */
const uuidOf = (text: string) =>
  `overlay(overlay(md5(${text}) placing '5' from 13) placing '8' from 17)::uuid`;
const id = uuidOf(`'call' || n`);

const agents = `
  INSERT INTO agent (id, name, kind)
  SELECT ${uuidOf(`'agent' || a`)}, 'Agent ' || (ARRAY['Asha','Bela','Chetan','Divya','Esha','Farhan','Gita','Hari'])[a % 8 + 1]
    || ' ' || (ARRAY['Rao','Shah','Iyer','Khan','Das'])[a / 8 + 1], CASE WHEN a % 10 = 9 THEN 'ai' ELSE 'human' END
  FROM generate_series(0, 39) AS a WHERE cardinality($1::uuid[]) > 0
  ON CONFLICT DO NOTHING`;

const calls = `
  INSERT INTO call (id, connection_id, direction, customer_number, customer_number_raw, customer_number_kind,
    business_number, agent_id, agent_name, handled_by, queue, campaign, state, outcome, reason, party, certainty,
    candidates, started_at, started_at_source, ended_at, duration, ring, wait, talk, length_sources, recording_url,
    recording_state, has_transcript, action_count, offers, details, contradictions, is_test)
  SELECT ${id}, ($3::uuid[])[${mixed(1)} % cardinality($3::uuid[]) + 1],
    (ARRAY['inbound','inbound','inbound','outbound','outbound'])[${mixed(2)} % 5 + 1],
    '+91' || (6000000000 + ${mixed(3)} % 3999999999), '0' || (6000000000 + ${mixed(3)} % 3999999999), 'e164',
    '+9180471928' || lpad((${mixed(4)} % 60)::text, 2, '0'),
    CASE WHEN answered THEN agent END,
    CASE WHEN answered THEN (SELECT name FROM agent AS a WHERE a.id = agent) END,
    CASE WHEN NOT answered THEN 'nobody' WHEN n % 10 = 0 THEN 'ai' ELSE 'human' END,
    CASE WHEN ${mixed(6)} % 3 = 0 THEN 'Queue ' || ${mixed(7)} % 12 END,
    CASE WHEN ${mixed(8)} % 20 = 0 THEN 'Campaign ' || ${mixed(9)} % 30 END,
    'ended', outcome, CASE WHEN answered THEN 'completed' WHEN ${mixed(10)} % 3 = 0 THEN 'busy' ELSE 'no_answer' END,
    (ARRAY['customer','agent','system','network','unknown'])[${mixed(11)} % 5 + 1], 'exact', '{}',
    started, 'given', started + interval '1 second' * length, length, ${mixed(12)} % 40, ${mixed(12)} % 60,
    CASE WHEN answered THEN ${mixed(13)} % 900 END, '{}',
    CASE WHEN answered THEN 'https://recordings.example.com/' || n || '.mp3' END,
    CASE WHEN answered THEN 'available' ELSE 'none' END,
    answered AND n % 10 = 0, CASE WHEN answered AND n % 10 = 0 THEN 1 ELSE 0 END, '[]', '{}',
    CASE WHEN n % 500 = 0 THEN ARRAY['lengths_disagree'] ELSE '{}' END, n % 1000 = 0
  FROM (
    SELECT n, date_trunc('milliseconds', now()) - interval '1 second' * (${mixed(14)} % ($4::int * 86400)) AS started,
      (${mixed(13)} % 900 + ${mixed(12)} % 60)::int AS length, ${mixed(15)} % 100 < 70 AS answered,
      ${uuidOf(`'agent' || ${mixed(5)} % 40`)} AS agent,
      CASE WHEN ${mixed(15)} % 100 < 70 THEN 'answered'
        ELSE (ARRAY['missed','abandoned','no_answer','busy','failed'])[${mixed(16)} % 5 + 1] END AS outcome
    FROM generate_series($1::bigint, $2::bigint - 1) AS n) AS made`;

const keys = `
  INSERT INTO call_key (id, connection_id, key, call_id)
  SELECT ${id}, ($3::uuid[])[${mixed(1)} % cardinality($3::uuid[]) + 1], 'call_id:bench-' || md5('key' || n), ${id}
  FROM generate_series($1::bigint, $2::bigint - 1) AS n`;

const withTranscript = `generate_series($1::bigint, $2::bigint - 1) AS n
  WHERE n % 10 = 0 AND ${mixed(15)} % 100 < 70`;

// "hello" is in every transcript, "refund" in every hundredth, "marzipan" in every ten thousandth.
const turns = `
  INSERT INTO transcript_turn (call_id, position, speaker, words, text)
  SELECT ${id}, p, CASE p WHEN 0 THEN 'ai' ELSE 'human' END, CASE p WHEN 0 THEN 'bot' ELSE 'human' END,
    CASE p WHEN 0 THEN 'hello, this is the assistant of the bench, how can I help you today'
      ELSE 'I call about order ' || n || CASE WHEN ${mixed(17)} % 100 = 0 THEN ' and a refund' ELSE '' END
        || CASE WHEN ${mixed(18)} % 10000 = 0 THEN ' of marzipan' ELSE '' END END
  FROM generate_series(0, 1) AS p, ${withTranscript}`;

const actions = `
  INSERT INTO extracted_action (call_id, position, name, type, identifier, value, raw)
  SELECT ${id}, 0, 'Interest', 'extractor', 'interest',
    to_jsonb((ARRAY['high','medium','low','none'])[${mixed(19)} % 4 + 1]), '{}'
  FROM ${withTranscript}`;
