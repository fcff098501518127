import type pg from 'pg';
import { z } from 'zod';
import { ingestPool } from '../db.ts';
import type { Spool, SpoolBatch } from '../spool/spool.ts';
import type { ActiveConnections } from './active-connections.ts';
import { announceDeliveries } from './announce-deliveries.ts';
import type { NewDelivery } from './delivery.ts';
import { isDataFault } from './is-data-fault.ts';
import { decodeRecord } from './spool-record.ts';
import { type StoredId, storeDeliveries } from './store-deliveries.ts';
import { verifyRequest } from './verify-request.ts';

type DrainOptions = {
  spool: Spool;
  connections: ActiveConnections;
  /** Keeps a record, for good, that the database will never take. */
  setAside: (record: Uint8Array, why: unknown) => Promise<void>;
  /** The database took a batch. */
  onStored: () => void;
};

/**
 * Stores what waited on disk. How far each file was stored is noted in the same transaction, so that a file
 * that comes again (a process was killed before it could delete it) has no effect.
 *
 * @returns how many records were taken.
 * @throws what the database throws while it is still away; what was not stored stays on disk.
 */
export function drainSpool({ spool, connections, setAside, onStored }: DrainOptions): Promise<number> {
  return spool.drain(async (batch) => {
    const client = await ingestPool().connect();
    let broken: Error | undefined;
    try {
      await client.query('BEGIN');
      const fresh = batch.records.slice(await alreadyStored(client, batch));
      const deliveries = await admitted(fresh, connections, setAside);
      await storeAll(client, deliveries, setAside);
      await client.query(
        'UPDATE spool_progress SET records = greatest(records, $2), updated_at = now() WHERE file = $1',
        [batch.file, batch.from + batch.records.length],
      );
      await client.query('COMMIT');
    } catch (error) {
      broken = error instanceof Error ? error : new Error(String(error));
      throw error;
    } finally {
      // A connection in the middle of a failed transaction is of no use to anybody.
      client.release(broken);
    }
    announceDeliveries();
    onStored();
  });
}

const progress = z.object({ records: z.number() });

/** How many records of a batch are stored already. Locks the file's row, so that one process stores it at a time. */
async function alreadyStored(client: pg.ClientBase, { file, from }: SpoolBatch): Promise<number> {
  const { rows } = await client.query(
    `INSERT INTO spool_progress (file, records) VALUES ($1, 0)
     ON CONFLICT (file) DO UPDATE SET updated_at = now() RETURNING records`,
    [file],
  );
  return Math.max(0, progress.parse(rows[0]).records - from);
}

type Waiting = { record: Uint8Array; delivery: NewDelivery };

/** The records that may come in: those admitted when they came, and those that now turn out to be right. */
async function admitted(
  records: readonly Uint8Array[],
  connections: ActiveConnections,
  setAside: DrainOptions['setAside'],
): Promise<Waiting[]> {
  const waiting: Waiting[] = [];
  for (const record of records) {
    const decoded = decodeRecord(record);
    if (!decoded.ok) {
      await setAside(record, decoded.error);
      continue;
    }
    const delivery =
      decoded.record.kind === 'admitted'
        ? decoded.record.delivery
        : await verifyRequest(decoded.record.request, connections);
    if (delivery) waiting.push({ record, delivery });
  }
  return waiting;
}

/** All at once; where the database refuses the data of one, one by one, and that one is set aside. */
async function storeAll(
  client: pg.ClientBase,
  waiting: readonly Waiting[],
  setAside: DrainOptions['setAside'],
): Promise<void> {
  if (waiting.length === 0) return;
  await client.query('SAVEPOINT batch');
  try {
    const deliveries = waiting.map(({ delivery }) => delivery);
    const ids = await storeDeliveries(client, deliveries, { admittedNow: false });
    await noteAliases(client, deliveries, ids);
  } catch (error) {
    if (!isDataFault(error)) throw error;
    await client.query('ROLLBACK TO batch');
    const [only] = waiting;
    if (only && waiting.length === 1) await setAside(only.record, error);
    else for (const each of waiting) await storeAll(client, [each], setAside);
  }
}

/** What turned out to be there already was acknowledged under an id of its own, which must lead to it. */
async function noteAliases(
  client: pg.ClientBase,
  deliveries: readonly NewDelivery[],
  ids: readonly StoredId[],
): Promise<void> {
  const aliases = deliveries.flatMap(({ id }, index) => {
    const stored = ids[index];
    return stored && stored !== id ? [{ id, stored }] : [];
  });
  if (aliases.length === 0) return;
  await client.query(
    `INSERT INTO delivery_alias (id, delivery_id) SELECT * FROM unnest($1::uuid[], $2::uuid[])
     ON CONFLICT DO NOTHING`,
    [aliases.map(({ id }) => id), aliases.map(({ stored }) => stored)],
  );
}
