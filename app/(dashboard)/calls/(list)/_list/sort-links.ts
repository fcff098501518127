import { type CallOrder, type SortKey, sortKey } from '@/lib/calls/call-order.ts';
import type { CallFilters } from '@/lib/calls/filters.ts';
import { listQuery } from '@/lib/views/list-query.ts';
import { listAddress } from './list-address.ts';

/** Where the headers of columns lead that can be sorted by: greatest first, and the other way round after that. */
export function sortLinks(filters: CallFilters, order: CallOrder): Record<SortKey, string> {
  const link = (by: SortKey) =>
    listAddress(listQuery(filters, { by, descending: order.by !== by || !order.descending }));
  const { started, duration, talk, wait } = sortKey.enum;
  return { started: link(started), duration: link(duration), talk: link(talk), wait: link(wait) };
}
