import type { Transaction } from '../db.ts';
import { isDataFault } from './data-fault.ts';
import type { ProjectedConnection, ReadDelivery } from './interpret-delivery.ts';
import { markRead } from './mark-read.ts';
import { type ConcernedCalls, readDeliveries } from './read-deliveries.ts';
import type { StoredDelivery } from './select-deliveries.ts';
import { setDeliveryAside } from './set-delivery-aside.ts';

type Reading = {
  connection: ProjectedConnection;
  deliveries: readonly StoredDelivery[];
  /** Told of the calls that a part of them concerns before anything is written. */
  onConcerned?: (calls: ConcernedCalls) => Promise<void>;
  /** Only to see what becomes of them: nothing is noted on the deliveries, which others may need meanwhile. */
  isTrial?: boolean;
};

/** What became of a delivery. */
export type Ending = Pick<ReadDelivery, 'id' | 'state'>;

/**
 * Reads deliveries again within a transaction that goes on, whatever they hold: when content makes them fail, smaller
 * parts of them are read, down to the one that cannot be stored, which is set aside.
 */
export async function readOrSetAside(tx: Transaction, reading: Reading): Promise<Ending[]> {
  const { connection, deliveries, onConcerned, isTrial = false } = reading;
  if (deliveries.length === 0) return [];
  await tx.$executeRaw`SAVEPOINT reading`;
  try {
    const read = await readDeliveries(tx, connection, deliveries, onConcerned);
    if (!isTrial) await markRead(tx, connection, read);
    await tx.$executeRaw`RELEASE SAVEPOINT reading`;
    return read.map(({ id, state }) => ({ id, state }));
  } catch (error) {
    if (!isDataFault(error)) throw error;
    await tx.$executeRaw`ROLLBACK TO SAVEPOINT reading`;
    await tx.$executeRaw`RELEASE SAVEPOINT reading`;
    const [only, ...more] = deliveries;
    if (only !== undefined && more.length === 0) {
      if (!isTrial) await setDeliveryAside(tx, only.id, error);
      return [{ id: only.id, state: 'failed' }];
    }
  }
  const part = Math.ceil(deliveries.length / 4);
  const endings: Ending[] = [];
  for (let from = 0; from < deliveries.length; from += part) {
    const some = deliveries.slice(from, from + part);
    endings.push(...(await readOrSetAside(tx, { ...reading, deliveries: some })));
  }
  return endings;
}
