import { setTimeout as sleep } from 'node:timers/promises';
import { closeDb, ingestPool } from '../db.ts';
import { env } from '../env.ts';
import { groupCommit } from '../group-commit.ts';
import { logger } from '../logger.ts';
import { openSpool, type Spool, SpoolFull } from '../spool/spool.ts';
import { hasCode } from '../write-file.ts';
import { type ActiveConnections, activeConnections } from './active-connections.ts';
import { announceDeliveries, announcingEnded } from './announce-deliveries.ts';
import type { NewDelivery } from './delivery.ts';
import { drainSpool } from './drain-spool.ts';
import { isDataFault } from './is-data-fault.ts';
import { refusalsWritten } from './reject.ts';
import { setRecordAside } from './set-record-aside.ts';
import { spoolDirectory } from './spool-place.ts';
import { encodeRecord, type UnverifiedRequest } from './spool-record.ts';
import { type StoredId, storeDeliveries } from './store-deliveries.ts';

/** Where a delivery is safe now: in the database, or on this computer's disk until the database is back. */
export type Kept = { id: string; where: 'database' | 'spool' };

/** Neither the database nor the disk takes deliveries; the log has said why, once. */
export class NothingTakesIt extends Error {
  override name = 'NothingTakesIt';
}

/** How the front door of this process stands. */
type IntakeState = {
  /** Deliveries go to disk because the database does not take them. */
  spooling: boolean;
  /** The disk did not take the last one, because it or the spool has no room. */
  full: boolean;
  waiting: { records: number; bytes: number; oldest: Date | null };
};

type Intake = {
  connections: ActiveConnections;
  /**
   * Makes a delivery durable. `null`: the database says that its secret is no longer valid.
   *
   * @throws {NothingTakesIt} when neither the database nor the disk does.
   */
  keep: (delivery: NewDelivery) => Promise<Kept | null>;
  /** Makes a request durable that nobody can authenticate yet. */
  keepUnverified: (request: UnverifiedRequest) => Promise<Kept>;
  state: () => Promise<IntakeState>;
  close: () => Promise<void>;
};

/**
 * The front door's working parts, made on first use; on the global object because Next bundles instrumentation
 * and routes apart.
 */
export function intake(): Intake {
  shared.switchboardIntake ??= openIntake();
  return shared.switchboardIntake;
}

/** Closes what `intake` opened, if it was, and the database, so that a command or a test can end. */
export async function closeIntake(): Promise<void> {
  const open = shared.switchboardIntake;
  shared.switchboardIntake = undefined;
  await open?.close();
  await announcingEnded();
  await refusalsWritten();
  await closeDb();
}

const shared: typeof globalThis & { switchboardIntake?: Intake | undefined } = globalThis;

/** Between two attempts to get at the database, in milliseconds. */
const pause = 500;

/** Requests that nobody has authenticated may take this share of the spool. */
const unverifiedShare = 0.25;

function openIntake(): Intake {
  const connections = activeConnections();
  const maxBytes = env().SPOOL_MAX_BYTES;
  const spool = openSpool({ directory: spoolDirectory(), maxBytes });
  // Whoever appends gets the error; until then nobody else must die of it.
  spool.catch((error: unknown) => logger().error({ err: error }, 'the spool cannot be opened'));
  const closing = new AbortController();
  let away = false;
  let full = false;
  let recovering: Promise<void> | undefined;

  const store = groupCommit<NewDelivery, Outcome>({
    write: async (deliveries) => {
      // Whoever queued behind a group that went nowhere must not wait for the same.
      if (away) throw new Error('the database does not take deliveries');
      return await storeGroup(deliveries).catch((error: unknown) => {
        goAway(error);
        throw error;
      });
    },
    weigh: ({ body }) => body.byteLength,
    maxItems: 100,
    maxBytes: 4 * 1024 ** 2,
  });

  const goAway = (why: unknown) => {
    if (!away) logger().warn({ err: why }, 'the database takes no deliveries: they go to disk');
    away = true;
    void spool.then(beginRecovery, () => {});
  };
  const recover = async (opened: Spool) => {
    while (!closing.signal.aborted) {
      try {
        if (opened.waiting().records > 0) {
          const onStored = () => {
            away = false;
          };
          const records = await drainSpool({
            spool: opened,
            connections,
            setAside: setRecordAside,
            onStored,
          });
          if (records > 0)
            logger().info({ records }, 'deliveries that waited on disk are in the database now');
        } else {
          await ingestPool().query('SELECT FROM delivery LIMIT 0');
        }
        away = false;
        full = false;
        if (opened.waiting().records === 0) return;
      } catch (error) {
        away = true;
        logger().debug({ err: error }, 'the database does not take deliveries yet');
      }
      await sleep(pause, undefined, { signal: closing.signal, ref: false }).catch(() => {});
    }
  };
  const beginRecovery = (opened: Spool) => {
    recovering ??= recover(opened).finally(() => {
      recovering = undefined;
      // What came to disk while the last look was taken.
      const more = away || opened.waiting().records > 0;
      if (more && !closing.signal.aborted) beginRecovery(opened);
    });
  };
  const append = async (record: Uint8Array, limit = maxBytes) => {
    const opened = await spool;
    try {
      if (opened.waiting().bytes + record.byteLength > limit) throw new SpoolFull();
      await opened.append(record);
      full = false;
    } catch (error) {
      if (!full) logger().error({ err: error }, 'the disk takes no deliveries either: they are refused');
      full = true;
      throw new NothingTakesIt('neither the database nor the disk takes deliveries', { cause: error });
    }
    beginRecovery(opened);
  };
  void spool.then(
    (opened) => {
      if (opened.waiting().records > 0) beginRecovery(opened);
    },
    () => {},
  );

  return {
    connections,
    keep: async (delivery) => {
      if (!away) {
        const outcome = await store.add(delivery).catch(() => undefined);
        if (outcome && 'fault' in outcome) throw outcome.fault;
        if (outcome) {
          announceDeliveries();
          return outcome.id === null ? null : { id: outcome.id, where: 'database' };
        }
      }
      await append(encodeRecord({ kind: 'admitted', delivery }));
      return { id: delivery.id, where: 'spool' };
    },
    keepUnverified: async (request) => {
      await append(encodeRecord({ kind: 'unverified', request }), maxBytes * unverifiedShare);
      return { id: request.id, where: 'spool' };
    },
    state: async () => ({ spooling: away, full, waiting: (await spool).waiting() }),
    close: async () => {
      closing.abort();
      await connections.stop();
      await recovering;
      await spool.then(
        (opened) => opened.close(),
        () => {},
      );
    },
  };
}

type Outcome = { id: StoredId } | { fault: unknown };

/** One delivery that the database will never take costs its group nothing. */
async function storeGroup(deliveries: readonly NewDelivery[]): Promise<Outcome[]> {
  try {
    const ids = await storeDeliveries(ingestPool(), deliveries, { admittedNow: true });
    return ids.map((id) => ({ id }));
  } catch (error) {
    if (!isDataFault(error)) throw error;
    // Its connection was removed at this very moment.
    if (deliveries.length === 1) return [hasCode(error, '23503') ? { id: null } : { fault: error }];
    const alone = [];
    for (const delivery of deliveries) alone.push(...(await storeGroup([delivery])));
    return alone;
  }
}
