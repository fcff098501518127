type GroupCommit<Item, Result> = {
  /** Writes an item, alone or with others; answers what `write` says of it. */
  add: (item: Item) => Promise<Result>;
  /** Does other work between two groups. */
  between: <T>(work: () => Promise<T>) => Promise<T>;
  /** What was added and has no answer yet. */
  pending: () => { items: number; bytes: number };
};

type GroupOptions<Item, Result> = {
  /** Writes a group at once; answers in the order of its items. */
  write: (items: Item[]) => Promise<readonly Result[]>;
  /** What an item weighs, in bytes. */
  weigh: (item: Item) => number;
  /** A group is closed at this many items, or bytes; an item that is larger goes alone. */
  maxItems: number;
  maxBytes: number;
};

/**
 * Lets concurrent writers share a statement, or a sync of the disk. Whoever comes while nothing is written is
 * written at once, with those of the same moment; whoever comes meanwhile goes with the next group. Nobody waits for a timer, so a lone writer is
 * as fast as without groups, and a burst costs few round trips. Items are written in the order they came.
 *
 * When a group fails, each of its writers gets the error of that group.
 */
export function groupCommit<Item, Result>({
  write,
  weigh,
  maxItems,
  maxBytes,
}: GroupOptions<Item, Result>): GroupCommit<Item, Result> {
  type Waiting = {
    item: Item;
    bytes: number;
    resolve: (result: Result) => void;
    reject: (error: unknown) => void;
  };
  let waiting: Waiting[] = [];
  const held = { items: 0, bytes: 0 };
  let isRunning = false;
  const work: (() => Promise<void>)[] = [];

  const nextGroup = (): Waiting[] => {
    let bytes = 0;
    const end = waiting.findIndex((each, index) => {
      bytes += each.bytes;
      return index > 0 && (index === maxItems || bytes > maxBytes);
    });
    const group = end < 0 ? waiting : waiting.slice(0, end);
    waiting = end < 0 ? [] : waiting.slice(end);
    return group;
  };

  const writeGroup = async () => {
    const group = nextGroup();
    try {
      const results = await write(group.map(({ item }) => item));
      if (results.length !== group.length) throw new Error('a group was answered incompletely');
      for (const [index, result] of results.entries()) group[index]?.resolve(result);
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
    for (const { bytes } of group) {
      held.items -= 1;
      held.bytes -= bytes;
    }
  };

  const run = async () => {
    if (isRunning) return;
    isRunning = true;
    // Those of the same moment go together.
    await Promise.resolve();
    while (waiting.length + work.length > 0) {
      if (waiting.length > 0) await writeGroup();
      await work.shift()?.();
    }
    isRunning = false;
  };

  return {
    add: (item) =>
      new Promise((resolve, reject) => {
        const bytes = weigh(item);
        waiting.push({ item, bytes, resolve, reject });
        held.items += 1;
        held.bytes += bytes;
        void run();
      }),
    between: (other) =>
      new Promise((resolve, reject) => {
        work.push(async () => await other().then(resolve, reject));
        void run();
      }),
    pending: () => ({ ...held }),
  };
}
