import { z } from 'zod';
import { Prisma } from '../../prisma/client/client.ts';

/** What lists of calls can be sorted by. An index holds each, so that no page is slower than another. */
export const sortKey = z.enum(['started', 'duration', 'talk', 'wait']);
export type SortKey = z.infer<typeof sortKey>;

/** Calls of equal keys follow each other by id. Sorted by a length, only calls whose length is known are listed. */
export type CallOrder = { by: SortKey; descending: boolean };

export const newestFirst: CallOrder = { by: 'started', descending: true };

const columns: Record<SortKey, Prisma.Sql> = {
  started: Prisma.sql`c.started_at`,
  duration: Prisma.sql`c.duration`,
  talk: Prisma.sql`c.talk`,
  wait: Prisma.sql`c.wait`,
};

/** The order an address asks for: `sort=-talk` is the longest talk first; the newest first without one. */
export function orderFromUrl(text: unknown): CallOrder {
  const [, minus, name] = /^(-?)(\w+)$/.exec(typeof text === 'string' ? text : '') ?? [];
  const by = sortKey.safeParse(name);
  return by.success ? { by: by.data, descending: minus === '-' } : newestFirst;
}

/** The same as a value of `sort`; undefined for the order that needs none. */
export function orderToUrl({ by, descending }: CallOrder): string | undefined {
  return by === newestFirst.by && descending ? undefined : `${descending ? '-' : ''}${by}`;
}

/** The column of `call AS c` that an order compares. */
export function keyOf({ by }: CallOrder): Prisma.Sql {
  return columns[by];
}

/** What an order leaves out, as a condition on `call AS c`. */
export function listedBy(order: CallOrder): Prisma.Sql {
  return order.by === 'started' ? Prisma.sql`TRUE` : Prisma.sql`${keyOf(order)} IS NOT NULL`;
}

/** An `ORDER BY` of a key and an id. */
export function orderBy(key: Prisma.Sql, id: Prisma.Sql, descending: boolean): Prisma.Sql {
  return descending ? Prisma.sql`${key} DESC, ${id} DESC` : Prisma.sql`${key}, ${id}`;
}
