/**
 * Connections projected at the same time: while the database writes one, another is folded here. More would
 * gain nothing, because there is one thread to fold.
 */
const atOnce = 2;

/**
 * Does something with each item, two at a time. When one fails, those under way are finished first and no other
 * is begun.
 *
 * @throws the first failure.
 */
export async function sideBySide<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const queue = [...items];
  const worker = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) {
      await work(item).catch((error: unknown) => {
        queue.length = 0;
        throw error;
      });
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: atOnce }, worker));
  for (const end of ended) if (end.status === 'rejected') throw end.reason;
}
