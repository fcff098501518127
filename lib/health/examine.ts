import { readdir, statfs } from 'node:fs/promises';
import { z } from 'zod';
import { openSecret } from '../connections/seal-secret.ts';
import { db } from '../db.ts';
import { env } from '../env.ts';
import { findPendingMigrations } from '../postgres/migrate.ts';
import { inspectSpool } from '../spool/inspect-spool.ts';
import { setAsideDirectory, spoolDirectory } from '../webhooks/spool-place.ts';

/** One thing that was looked at: how it is, and what to do when it is not well. */
type Finding = {
  check: string;
  status: 'ok' | 'warning' | 'problem';
  detail: string;
  remedy: string | null;
};

/** Deliveries wait seconds; a minute means that nothing projects them. */
const patienceSeconds = 60;
const scarceBytes = 1024 ** 3;

/**
 * Looks at everything that the product depends on and says what is wrong and what to do. One check's failure
 * does not stop the others. Never throws.
 */
export async function examine(): Promise<Finding[]> {
  return Promise.all([
    finding('database', database),
    finding('migrations', migrations),
    finding('queue', queue),
    finding('spool', spool),
    finding('secrets', secrets),
    finding('disk', disk),
    finding('versions', versions),
  ]);
}

type Result = Omit<Finding, 'check'>;

async function finding(check: string, look: () => Promise<Result>): Promise<Finding> {
  try {
    return { check, ...(await look()) };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { check, status: 'problem', detail, remedy: 'Put this right first: the check could not be made.' };
  }
}

const ok = (detail: string): Result => ({ status: 'ok', detail, remedy: null });

async function database(): Promise<Result> {
  const [row] = z
    .array(z.object({ version: z.string(), number: z.coerce.number(), bytes: z.coerce.number() }))
    .parse(
      await db().$queryRaw`
        SELECT current_setting('server_version') AS version, current_setting('server_version_num') AS number,
          pg_database_size(current_database()) AS bytes`,
    );
  if (!row) throw new Error('the database gave no answer');
  const detail = `PostgreSQL ${row.version}, ${megabytes(row.bytes)} used`;
  if (row.number >= 180_000) return ok(detail);
  return {
    status: 'problem',
    detail,
    remedy: 'Switchboard needs PostgreSQL 18 or newer: upgrade the server.',
  };
}

async function migrations(): Promise<Result> {
  const pending = await findPendingMigrations(env().DATABASE_URL);
  if (pending.length === 0) return ok('all applied');
  return {
    status: 'problem',
    detail: `not applied: ${pending.join(', ')}`,
    remedy: 'Run "npm start", which applies them.',
  };
}

async function queue(): Promise<Result> {
  const [row] = z
    .array(
      z.object({ pending: z.coerce.number(), failed: z.coerce.number(), age: z.coerce.number().nullable() }),
    )
    .parse(
      await db().$queryRaw`
        SELECT count(*) FILTER (WHERE d.state = 'pending') AS pending, count(*) FILTER (WHERE d.state = 'failed') AS failed,
          extract(epoch FROM now() - min(d.received_at) FILTER (WHERE d.state = 'pending')) AS age
        FROM delivery AS d JOIN connection AS c ON c.id = d.connection_id AND c.status <> 'paused'
        WHERE d.state IN ('pending', 'failed')`,
    );
  if (!row) throw new Error('the database gave no answer');
  const detail = `${row.pending} waiting, ${row.failed} failed`;
  if (row.age !== null && row.age > patienceSeconds) {
    const waiting = `${detail}; the oldest has waited ${Math.round(row.age)} s`;
    return {
      status: 'problem',
      detail: waiting,
      remedy: 'Start the app ("npm start"), or look in its log why it does not project.',
    };
  }
  if (row.failed === 0) return ok(detail);
  return {
    status: 'warning',
    detail,
    remedy: 'See why: "npm run -s switchboard -- deliveries --state failed".',
  };
}

async function spool(): Promise<Result> {
  const { records, bytes, oldest, damaged } = await inspectSpool(spoolDirectory());
  const aside = (await readdir(setAsideDirectory()).catch(() => [])).length;
  const detail = `${records} deliveries wait on disk (${megabytes(bytes)})`;
  if (damaged.length > 0 || aside > 0) {
    return {
      status: 'problem',
      detail: `${detail}; ${damaged.length} damaged files, ${aside} records set aside`,
      remedy: `Look in the log why, and keep ${spoolDirectory()} and ${setAsideDirectory()}: what lies there was acknowledged.`,
    };
  }
  if (oldest !== null && Date.now() - oldest.getTime() > patienceSeconds * 1000) {
    return {
      status: 'problem',
      detail: `${detail}; the oldest since ${oldest.toISOString()}`,
      remedy: 'Start the app ("npm start"), which stores them as soon as the database answers.',
    };
  }
  return ok(detail);
}

async function secrets(): Promise<Result> {
  const stored = await db().connectionSecret.findMany({
    where: { OR: [{ validUntil: null }, { validUntil: { gt: new Date() } }] },
    select: { connectionId: true, ciphertext: true },
  });
  for (const { ciphertext, connectionId } of stored) openSecret(ciphertext, connectionId);
  return ok(`${stored.length} in force, all readable with this APP_SECRET`);
}

async function disk(): Promise<Result> {
  const { bavail, bsize } = await statfs(env().DATA_DIR);
  const detail = `${megabytes(bavail * bsize)} free for ${env().DATA_DIR}`;
  if (bavail * bsize >= scarceBytes) return ok(detail);
  return { status: 'warning', detail, remedy: 'Make room: without space nothing more can be stored.' };
}

async function versions(): Promise<Result> {
  return ok(`Node ${process.versions.node} on ${process.platform}-${process.arch}`);
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1024 ** 2).toLocaleString('en')} MiB`;
}
