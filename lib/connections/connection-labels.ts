import { authorise, type Viewer } from '../auth/viewer.ts';
import { db } from '../db.ts';
import { findProvider } from '../providers/registry.ts';

export type ConnectionLabel = { id: string; label: string; provider: string; providerLabel: string };

/**
 * What everyone who sees calls may know of the connections: their names, by label. Empty when there are none.
 *
 * @throws {AppError} `forbidden` without `calls.read`.
 */
export async function connectionLabels(viewer: Viewer): Promise<ConnectionLabel[]> {
  authorise(viewer, 'calls.read');
  const rows = await db().connection.findMany({
    select: { id: true, label: true, provider: true },
    orderBy: [{ label: 'asc' }, { id: 'asc' }],
  });
  return rows.map((row) => ({ ...row, providerLabel: findProvider(row.provider)?.label ?? row.provider }));
}
