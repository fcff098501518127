import { forgetConnections } from '../analytics/forget-connections.ts';
import { record } from '../audit/record.ts';
import { authorise, type Viewer } from '../auth/viewer.ts';
import { deleteConnectionAgents } from '../connections/delete-connection-agents.ts';
import { db } from '../db.ts';

/**
 * Removes the demo connections and everything that came of them: deliveries, calls, agents, figures. What
 * remains is one line in the audit log.
 *
 * @returns how many connections were removed; 0 when there was no demo data.
 * @throws {AppError} `forbidden` without `connections.manage`.
 */
export async function clearDemo(viewer: Viewer): Promise<number> {
  authorise(viewer, 'connections.manage');
  return db().$transaction(
    async (tx) => {
      const demo = await tx.connection.findMany({ where: { isDemo: true }, select: { id: true } });
      const ids = demo.map(({ id }) => id);
      if (ids.length === 0) return 0;
      // A big load takes longer to delete than a query of a page may.
      await tx.$executeRaw`SELECT set_config('statement_timeout', ${`${timeout}`}, true)`;
      // Whoever projects these connections right now would write after us.
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('projection ' || id, 0)) FROM unnest(${ids}::text[]) AS id ORDER BY id`;
      await forgetConnections(tx, ids);
      await deleteConnectionAgents(tx, ids);
      await tx.connection.deleteMany({ where: { id: { in: ids } } });
      await record(tx, viewer, { action: 'demo.cleared', subjectType: 'demo', subjectId: null });
      return ids.length;
    },
    { maxWait: 10_000, timeout },
  );
}

/** Milliseconds. */
const timeout = 600_000;
