import { z } from 'zod';
import { authorise, can, type Viewer } from '../auth/viewer.ts';
import { db } from '../db.ts';

/** What the overview has to say: figures, or what is missing before there can be any, and to whom. */
type OverviewState =
  | { kind: 'no_connection'; mayAdd: boolean }
  | { kind: 'no_calls'; connections: { id: string; label: string }[]; mayOpen: boolean }
  | { kind: 'figures' };

type Facts = { connections: { id: string; label: string }[]; hasCalls: boolean };

/** Decides from what there is. Calls without a connection cannot be, but would be shown. */
export function decideOverviewState(facts: Facts, mayManage: boolean): OverviewState {
  if (facts.hasCalls) return { kind: 'figures' };
  if (facts.connections.length === 0) return { kind: 'no_connection', mayAdd: mayManage };
  return { kind: 'no_calls', connections: facts.connections, mayOpen: mayManage };
}

/**
 * The overview's state at this moment.
 *
 * @throws {AppError} `forbidden` without the right to read calls.
 */
export async function overviewState(viewer: Viewer): Promise<OverviewState> {
  authorise(viewer, 'calls.read');
  const [connections, exists] = await Promise.all([
    db().connection.findMany({ select: { id: true, label: true }, orderBy: { createdAt: 'asc' }, take: 5 }),
    db().$queryRaw`SELECT EXISTS (SELECT FROM call) AS "hasCalls"`,
  ]);
  const [{ hasCalls }] = z.tuple([z.object({ hasCalls: z.boolean() })]).parse(exists);
  return decideOverviewState({ connections, hasCalls }, can(viewer, 'connections.manage'));
}
