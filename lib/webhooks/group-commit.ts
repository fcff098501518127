export type GroupOptions<Item, Result> = {
  /** Writes a group at once; answers in the order of its items. */
  write: (items: readonly Item[]) => Promise<readonly Result[]>;
  /** What an item weighs, in bytes. */
  weigh: (item: Item) => number;
  /** A group is closed at this many items, or bytes. */
  maxItems: number;
  maxBytes: number;
  /** Groups under way at the same time. */
  lanes: number;
};

/**
 * Lets concurrent writers share a statement. Whoever comes while a lane is free is written at once; whoever
 * comes while all are busy goes with the next group. Nobody waits for a timer, so a lone writer is as fast as
 * without groups, and a burst costs few round trips.
 *
 * When a group fails, each of its writers gets the error of that group.
 */
export function groupCommit<Item, Result>({
  write,
  weigh,
  maxItems,
  maxBytes,
  lanes,
}: GroupOptions<Item, Result>): (item: Item) => Promise<Result> {
  type Waiting = { item: Item; resolve: (result: Result) => void; reject: (error: unknown) => void };
  let waiting: Waiting[] = [];
  let busy = 0;

  const nextGroup = (): Waiting[] => {
    let bytes = 0;
    let count = 0;
    for (const { item } of waiting) {
      bytes += weigh(item);
      if (count > 0 && (count === maxItems || bytes > maxBytes)) break;
      count += 1;
    }
    const group = waiting.slice(0, count);
    waiting = waiting.slice(count);
    return group;
  };

  const run = async () => {
    busy += 1;
    while (waiting.length > 0) {
      const group = nextGroup();
      try {
        const results = await write(group.map(({ item }) => item));
        group.forEach(({ resolve, reject }, index) => {
          const result = results[index];
          if (result === undefined) reject(new Error('a group was answered incompletely'));
          else resolve(result);
        });
      } catch (error) {
        for (const { reject } of group) reject(error);
      }
    }
    busy -= 1;
  };

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (busy < lanes) void run();
    });
}
