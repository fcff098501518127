import { type CallOrder, orderFromUrl, orderToUrl } from '../calls/call-order.ts';
import { type Calendar, filtersFromUrl, filtersToUrl } from '../calls/filter-url.ts';
import type { CallFilters } from '../calls/filters.ts';
import { AppError } from '../http/app-error.ts';

/** Characters that a view's query may have. */
const longest = 4_000;

/** Filters and order as the list's address says them, in the one form by which views are told apart. */
export function listQuery(filters: CallFilters, order: CallOrder): string {
  const sort = orderToUrl(order);
  return [filtersToUrl(filters), sort === undefined ? '' : `sort=${sort}`]
    .filter((part) => part !== '')
    .join('&');
}

/**
 * The same for a query string that somebody wants to keep: without a question mark, and with nothing in it that
 * the list would leave out when the view is opened.
 *
 * @throws {AppError} `invalid_input`, naming what the list does not understand.
 */
export function readListQuery(text: string, calendar: Calendar): string {
  if (text.length > longest) refuse(`must have at most ${longest.toLocaleString('en')} characters`);
  const given = new URLSearchParams(text);
  const names = [...new Set(given.keys())];
  const { filters, unusable } = filtersFromUrl(
    Object.fromEntries(names.map((name) => [name, given.getAll(name)])),
    calendar,
  );

  const sort = given.getAll('sort');
  const order = orderFromUrl(sort[0]);
  const query = listQuery(filters, order);
  const understood = new URLSearchParams(query);
  const strange = names.filter((name) => name !== 'sort' && !understood.has(name));
  const isOrder =
    sort.length === 0 || (sort.length === 1 && `${order.descending ? '-' : ''}${order.by}` === sort[0]);
  const wrong = new Set([...unusable.map(nameOf), ...strange, ...(isOrder ? [] : ['sort'])]);
  if (wrong.size > 0) {
    const named = [...wrong].slice(0, 5).map((name) => `“${name.slice(0, 40)}”`);
    refuse(`holds what the list of calls does not understand: ${named.join(', ')}`);
  }
  return query;
}

const nameOf = (part: string) => part.slice(0, part.indexOf('='));

function refuse(message: string): never {
  throw new AppError('invalid_input', `query: ${message}`, { problems: [{ key: 'query', message }] });
}
