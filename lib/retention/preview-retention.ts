import { z } from 'zod';
import { Prisma } from '../../prisma/client/client.ts';
import { authorise, type Viewer } from '../auth/viewer.ts';
import { db, patiently } from '../db.ts';
import { workspaceSettings } from '../workspace/workspace-settings.ts';
import { conditions } from './due-calls.ts';
import { type Cutoffs, cutoffsOf, type RetentionClass } from './retention-class.ts';

/** Nobody acts on the difference between this many and more. */
export const mostCounted = 100_000;

/**
 * What is older than it is kept, for each class that is not kept for ever: from when (UTC) and how many, counted no
 * further than `mostCounted`. `unread` deliveries are old enough and wait to be read first.
 */
type RetentionPreview = {
  due: { of: RetentionClass; before: string; count: number }[];
  unread: number;
};

/**
 * What a run of retention would remove now. Bodies that go with recording links and transcripts are counted where
 * they are old enough themselves.
 *
 * @throws {AppError} `forbidden` without the right to change settings.
 */
export async function previewRetention(viewer: Viewer, now = new Date()): Promise<RetentionPreview> {
  authorise(viewer, 'settings.manage');
  const before = cutoffsOf(await workspaceSettings(), now);
  return patiently(async () => {
    const due: RetentionPreview['due'] = [];
    for (const [of, from] of entriesOf(before))
      due.push({ of, before: from, count: await count(rows[of](from)) });
    const unread =
      before.bodies === undefined
        ? 0
        : await count(
            Prisma.sql`SELECT FROM delivery WHERE received_at < ${before.bodies}::timestamptz AND state = 'pending'`,
          );
    return { due, unread };
  });
}

function entriesOf(before: Cutoffs): [RetentionClass, string][] {
  const { calls, recordings, transcripts, bodies, audit } = before;
  const all: [RetentionClass, string | undefined][] = [
    ['calls', calls],
    ['recordings', recordings],
    ['transcripts', transcripts],
    ['bodies', bodies],
    ['audit', audit],
  ];
  return all.flatMap(([of, from]) => (from === undefined ? [] : [[of, from]]));
}

const rows: Record<RetentionClass, (before: string) => Prisma.Sql> = {
  calls: (before) => calls('calls', before),
  recordings: (before) => calls('recordings', before),
  transcripts: (before) => calls('transcripts', before),
  bodies: (before) => Prisma.sql`SELECT FROM delivery
    WHERE received_at < ${before}::timestamptz AND body_removed_at IS NULL AND state <> 'pending'`,
  audit: (before) => Prisma.sql`SELECT FROM audit_entry WHERE at < ${before}::timestamptz`,
};

function calls(of: 'calls' | 'recordings' | 'transcripts', before: string): Prisma.Sql {
  return Prisma.sql`SELECT FROM call WHERE started_at < ${before}::timestamptz AND ${conditions[of]}`;
}

async function count(query: Prisma.Sql): Promise<number> {
  const counted = await db().$queryRaw`
    SELECT count(*)::integer AS count FROM (${query} LIMIT ${mostCounted + 1}) AS due`;
  return z.tuple([z.object({ count: z.number() })]).parse(counted)[0].count;
}
