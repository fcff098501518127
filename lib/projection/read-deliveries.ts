import type { Transaction } from '../db.ts';
import { activeMappings } from '../mappings/active-mappings.ts';
import { affectedCalls } from './affected-calls.ts';
import { interpretDelivery, type ProjectedConnection, type ReadDelivery } from './interpret-delivery.ts';
import { joinCalls } from './join-calls.ts';
import type { StoredDelivery } from './select-deliveries.ts';
import { writeCalls } from './write-calls.ts';

/** The calls that a reading concerns: those that stood before, and those that stand after it. */
export type ConcernedCalls = { before: string[]; after: string[] };

/**
 * Takes deliveries of a connection to their calls: interprets them, joins their events with those already stored,
 * folds the calls they touch and writes calls, keys and events anew. What the deliveries said before is replaced.
 * The connection must be locked; noting what became of the deliveries is left to `markRead`.
 *
 * @param onConcerned is told of the calls before anything is written.
 */
export async function readDeliveries(
  tx: Transaction,
  connection: ProjectedConnection,
  deliveries: readonly StoredDelivery[],
  onConcerned: (calls: ConcernedCalls) => Promise<void> = async () => {},
): Promise<ReadDelivery[]> {
  const mappings = await activeMappings(tx, connection.provider);
  const read = deliveries.map((delivery) => interpretDelivery(delivery, { ...connection, mappings }));
  const fresh = read.flatMap((delivery) => delivery.events);
  const ids = deliveries.map(({ id }) => id);
  const before = await affectedCalls(tx, connection.id, ids, fresh);
  const calls = joinCalls(connection.id, [...before.events, ...fresh]);
  await onConcerned({ before: before.callIds, after: calls.map(({ id }) => id) });
  await writeCalls(tx, connection, before.callIds, calls);
  return read;
}
