import { z } from 'zod';
import { Prisma } from '../../prisma/client/client.ts';
import { authorise, type Viewer } from '../auth/viewer.ts';
import { type Connection, toConnection } from '../connections/connection.ts';
import { authenticationOf } from '../connections/connection-urls.ts';
import { type Deletion, deletionsUnderWay } from '../connections/delete-connection-job.ts';
import { db } from '../db.ts';
import { findProvider } from '../providers/registry.ts';
import { type ConnectionFinding, type ConnectionState, connectionState } from './connection-state.ts';
import { silentConnections } from './silent-connections.ts';

const count = z.coerce.number();

const healthRow = z.object({
  id: z.uuid(),
  lastDeliveryAt: z.date().nullable(),
  receivedLastHour: count,
  receivedLastDay: count,
  /**
   * How many usually come in an hour, and in a day, that end at this time of the week: the mean of the four weeks
   * before, by the report zone's clock. Weeks before the first delivery do not count; `null` when none does.
   */
  usualPerHour: z.coerce.number().nullable(),
  usualPerDay: z.coerce.number().nullable(),
  failedLastHour: count,
  failedLastDay: count,
  /** How often what came in the last day came again. */
  repeatsLastDay: count,
  /** Requests of the last day that were refused, by cause. */
  rejectedLastDay: z.record(z.string(), z.number()),
  /** When one was last refused for its secret or signature, in the last hour. */
  refusedAt: z.date().nullable(),
  /** Deliveries that wait to be read, counted to 10,000, and the age of the oldest in seconds. */
  pending: count,
  oldestPendingSeconds: z.coerce.number().nullable(),
  /** Words of the provider that no table knows, in the newest 10,000 calls that have any. */
  unmappedWords: count,
  validSecrets: count,
  /** When the secret ends that the last delivery came with; `null` where it does not. */
  secretEndsAt: z.date().nullable(),
});

/** A connection and how it fares. Instants are UTC. */
export type ConnectionHealth = Connection &
  Omit<z.infer<typeof healthRow>, 'id'> & {
    /** How many calls it usually has had since its last delivery; `null` unless it has gone silent. */
    silence: { usual: number } | null;
    /** Anybody who sees its address can send: the secret is part of it. */
    isWeaklyAuthenticated: boolean;
    deletion: Deletion | null;
    state: ConnectionState;
    /** Why, what weighs most first. */
    findings: ConnectionFinding[];
  };

/**
 * Every connection, or one, with how it fares at an instant, by label. What it asks of deliveries is bounded by time,
 * so that it costs the same whatever is stored.
 *
 * @throws {AppError} `forbidden` without `connections.manage`.
 */
export async function connectionHealth(
  viewer: Viewer,
  { now = new Date(), connectionId }: { now?: Date; connectionId?: string } = {},
): Promise<ConnectionHealth[]> {
  authorise(viewer, 'connections.manage');
  const [rows, health, silent, deletions] = await Promise.all([
    db().connection.findMany({
      where: connectionId === undefined ? {} : { id: connectionId },
      orderBy: [{ label: 'asc' }, { id: 'asc' }],
    }),
    readHealth(now, connectionId),
    silentConnections(viewer, now),
    deletionsUnderWay(db()),
  ]);
  return rows.flatMap((row) => {
    const found = health.get(row.id);
    // Added since the other was asked: it is there when the page looks again.
    if (found === undefined) return [];
    const connection = { ...toConnection(row, found.lastDeliveryAt), ...found };
    const silence = silent.find(({ id }) => id === row.id);
    const provider = findProvider(row.provider);
    const deletion = deletions.get(row.id) ?? null;
    const isSilent = silence !== undefined;
    return [
      {
        ...connection,
        silence: silence === undefined ? null : { usual: silence.usual },
        isWeaklyAuthenticated:
          provider !== undefined && authenticationOf(provider, row).scheme === 'secret-in-path',
        deletion,
        ...connectionState({ ...connection, isSilent, isBeingDeleted: deletion !== null }),
      },
    ];
  });
}

const weeks = 4;
/** Where the sender does not know how to prove itself. */
const unproven = [
  'missing_secret',
  'wrong_secret',
  'missing_signature',
  'wrong_signature',
  'no_active_secret',
];

async function readHealth(now: Date, connectionId: string | undefined) {
  const asked = Prisma.sql`(${connectionId ?? null}::uuid IS NULL OR c.id = ${connectionId ?? null}::uuid)`;
  const rows = await db().$queryRaw`
    WITH clock AS (
      SELECT ${now}::timestamptz AS now, coalesce((SELECT report_time_zone FROM workspace), 'UTC') AS zone),
    before AS (
      SELECT ((now AT TIME ZONE zone) - make_interval(weeks => week)) AT TIME ZONE zone AS at
      FROM clock CROSS JOIN generate_series(1, ${weeks}::integer) AS week),
    -- Each of these is few rows, found by an index of their own; of all deliveries only the index is read.
    tests AS (
      SELECT connection_id, count(*) AS day, count(*) FILTER (WHERE received_at > now - interval '1 hour') AS hour
      FROM delivery CROSS JOIN clock
      WHERE is_test AND received_at > ${now}::timestamptz - interval '24 hours' AND received_at <= ${now}::timestamptz
      GROUP BY connection_id),
    failed AS (
      SELECT connection_id, count(*) AS day, count(*) FILTER (WHERE received_at > now - interval '1 hour') AS hour
      FROM delivery CROSS JOIN clock
      WHERE state = 'failed' AND NOT is_test
        AND received_at > ${now}::timestamptz - interval '24 hours' AND received_at <= ${now}::timestamptz
      GROUP BY connection_id),
    repeated AS (
      SELECT connection_id, sum(repeats) AS times FROM delivery
      WHERE repeats > 0 AND NOT is_test
        AND received_at > ${now}::timestamptz - interval '24 hours' AND received_at <= ${now}::timestamptz
      GROUP BY connection_id),
    refused AS (
      SELECT connection_id, jsonb_object_agg(cause, times) AS causes,
        max(at) FILTER (WHERE cause = ANY(${unproven}::text[]) AND at > ${now}::timestamptz - interval '1 hour') AS at
      FROM (
        SELECT connection_id, cause, sum(times) AS times, max(received_at) AS at FROM rejected_request
        WHERE received_at > ${now}::timestamptz - interval '24 hours' AND connection_id IS NOT NULL
        GROUP BY 1, 2) AS by_cause
      GROUP BY connection_id),
    unknown AS (
      SELECT connection_id, count(DISTINCT word) AS words
      FROM (SELECT connection_id, unmapped FROM call WHERE unmapped <> '{}'::text[]
        ORDER BY started_at DESC, id DESC LIMIT 10000) AS newest
      CROSS JOIN LATERAL unnest(unmapped) AS word
      GROUP BY connection_id)
    SELECT c.id, newest.at AS "lastDeliveryAt",
      came.hour - coalesce(tests.hour, 0) AS "receivedLastHour", came.day - coalesce(tests.day, 0) AS "receivedLastDay",
      usual.hour AS "usualPerHour", usual.day AS "usualPerDay",
      coalesce(failed.hour, 0) AS "failedLastHour", coalesce(failed.day, 0) AS "failedLastDay",
      coalesce(repeated.times, 0) AS "repeatsLastDay",
      coalesce(refused.causes, '{}'::jsonb) AS "rejectedLastDay", refused.at AS "refusedAt",
      waiting.count AS pending, extract(epoch FROM clock.now - waiting.oldest) AS "oldestPendingSeconds",
      coalesce(unknown.words, 0) AS "unmappedWords",
      secrets.valid AS "validSecrets", secrets.ends AS "secretEndsAt"
    FROM connection AS c CROSS JOIN clock
    LEFT JOIN tests ON tests.connection_id = c.id
    LEFT JOIN failed ON failed.connection_id = c.id
    LEFT JOIN repeated ON repeated.connection_id = c.id
    LEFT JOIN refused ON refused.connection_id = c.id
    LEFT JOIN unknown ON unknown.connection_id = c.id
    LEFT JOIN LATERAL (
      SELECT received_at AS at, secret_fingerprint FROM delivery WHERE connection_id = c.id AND NOT is_test
      ORDER BY received_at DESC, id DESC LIMIT 1) AS newest ON TRUE
    CROSS JOIN LATERAL (
      SELECT count(*) AS day, count(*) FILTER (WHERE received_at > clock.now - interval '1 hour') AS hour
      FROM delivery
      WHERE connection_id = c.id
        AND received_at > ${now}::timestamptz - interval '24 hours' AND received_at <= ${now}::timestamptz) AS came
    CROSS JOIN LATERAL (SELECT min(received_at) AS at FROM delivery WHERE connection_id = c.id) AS first
    CROSS JOIN LATERAL (
      SELECT avg((SELECT count(*) FROM delivery WHERE connection_id = c.id
          AND received_at > before.at - interval '1 hour' AND received_at <= before.at))
          FILTER (WHERE first.at <= before.at - interval '1 hour') AS hour,
        avg((SELECT count(*) FROM delivery WHERE connection_id = c.id
          AND received_at > before.at - interval '24 hours' AND received_at <= before.at))
          FILTER (WHERE first.at <= before.at - interval '24 hours') AS day
      FROM before) AS usual
    CROSS JOIN LATERAL (
      SELECT count(*) AS count, min(received_at) AS oldest
      FROM (SELECT received_at FROM delivery WHERE connection_id = c.id AND state = 'pending'
        ORDER BY received_at, id LIMIT 10000) AS pending) AS waiting
    CROSS JOIN LATERAL (
      SELECT count(*) AS valid,
        CASE WHEN count(*) FILTER (WHERE fingerprint = newest.secret_fingerprint AND valid_until IS NULL) = 0
          THEN max(valid_until) FILTER (WHERE fingerprint = newest.secret_fingerprint) END AS ends
      FROM connection_secret
      WHERE connection_id = c.id AND (valid_until IS NULL OR valid_until > clock.now)) AS secrets
    WHERE ${asked}`;
  return new Map(
    z
      .array(healthRow)
      .parse(rows)
      .map(({ id, ...found }) => [id, found]),
  );
}
