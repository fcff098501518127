export type GroupCommit = {
  /** Resolves when the group with this record was kept, rejects when it was not. */
  append: (record: Uint8Array) => Promise<void>;
  /** Does other work between two groups. */
  between: <T>(work: () => Promise<T>) => Promise<T>;
  /** The records that have not been kept or rejected yet. */
  pending: () => { records: number; bytes: number };
};

/** One group is at most this long, or else a single record. */
const groupBytes = 4 * 1024 * 1024;

type Pending = { record: Uint8Array; resolve: () => void; reject: (error: unknown) => void };

/**
 * Gathers the records that arrive while `keep` is at work into the next call of `keep`: under load many share
 * one, and alone none waits for others.
 */
export function groupCommit(keep: (records: Uint8Array[]) => Promise<void>): GroupCommit {
  let pending: Pending[] = [];
  const held = { records: 0, bytes: 0 };
  let isAwaited = false;
  let last: Promise<unknown> = Promise.resolve();

  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = last.then(work);
    last = done.catch(() => {});
    return done;
  };

  const keepGroup = async () => {
    isAwaited = false;
    const group = takeGroup(pending);
    pending = pending.slice(group.length);
    const failure = await keep(group.map(({ record }) => record)).then(
      () => undefined,
      (reason: unknown) => ({ reason }),
    );
    for (const { record, resolve, reject } of group) {
      held.records -= 1;
      held.bytes -= record.length;
      if (failure) reject(failure.reason);
      else resolve();
    }
    awaitTurn();
  };

  const awaitTurn = () => {
    if (isAwaited || pending.length === 0) return;
    isAwaited = true;
    void inTurn(keepGroup);
  };

  return {
    append: (record) =>
      new Promise((resolve, reject) => {
        pending.push({ record, resolve, reject });
        held.records += 1;
        held.bytes += record.length;
        awaitTurn();
      }),
    between: inTurn,
    pending: () => ({ ...held }),
  };
}

function takeGroup(pending: readonly Pending[]): Pending[] {
  let bytes = 0;
  const over = pending.findIndex(({ record }, index) => {
    bytes += record.length;
    return bytes > groupBytes && index > 0;
  });
  return over < 0 ? [...pending] : pending.slice(0, over);
}
