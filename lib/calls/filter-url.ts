import { z } from 'zod';
import { type CallFilters, callFilters } from './filters.ts';

/** The query string of a page, as Next hands it out. */
export type SearchParameters = Record<string, string | string[] | undefined>;

type DayStart = (date: string) => string;

/** Filters as read from an address, and the parts of it that meant nothing and were left out. */
export type FiltersFromUrl = { filters: CallFilters; unusable: string[] };

/**
 * Reads the filters an address carries: lists as `outcome=missed,abandoned`, times as UTC instants or as dates
 * of the report zone, `test=only` or `test=without`. Other parameters are none of its business.
 *
 * @param dayStart the first instant of a date (YYYY-MM-DD) in the report zone, UTC.
 */
export function filtersFromUrl(parameters: SearchParameters, dayStart: DayStart): FiltersFromUrl {
  const given = Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : value]),
  );
  const read: FiltersFromUrl = { filters: {}, unusable: [] };
  for (const [name, parse] of Object.entries(readers)) {
    const text = given[name];
    if (text === undefined || text === '') continue;
    const parsed = callFilters.safeParse(parse(text, dayStart));
    if (parsed.success) Object.assign(read.filters, parsed.data);
    else read.unusable.push(`${name}=${text.slice(0, 80)}`);
  }
  return read;
}

/** The same filters as an address, without a leading question mark; empty when nothing is filtered. */
export function filtersToUrl(filters: CallFilters): string {
  const parameters = new URLSearchParams();
  for (const name of ['from', 'to'] as const) {
    const instant = filters[name];
    if (instant !== undefined) parameters.set(name, instant);
  }
  for (const name of ['state', 'direction', 'outcome', 'reason', 'party'] as const) {
    const words = filters[name];
    if (words !== undefined) parameters.set(name, words.join(','));
  }
  if (filters.connectionId !== undefined) parameters.set('connection', filters.connectionId);
  if (filters.isTest !== undefined) parameters.set('test', filters.isTest ? 'only' : 'without');
  return parameters.toString().replaceAll('%2C', ',').replaceAll('%3A', ':');
}

const list = (text: string) => text.split(',');
const localDate = z.iso.date();

const instantOrDate = (text: string, dayStart: DayStart) =>
  localDate.safeParse(text).success ? dayStart(text) : text;

const readers: Record<string, (text: string, dayStart: DayStart) => Record<string, unknown>> = {
  from: (text, dayStart) => ({ from: instantOrDate(text, dayStart) }),
  to: (text, dayStart) => ({ to: instantOrDate(text, dayStart) }),
  state: (text) => ({ state: list(text) }),
  direction: (text) => ({ direction: list(text) }),
  outcome: (text) => ({ outcome: list(text) }),
  reason: (text) => ({ reason: list(text) }),
  party: (text) => ({ party: list(text) }),
  connection: (text) => ({ connectionId: text }),
  test: (text) => ({ isTest: text === 'only' ? true : text === 'without' ? false : text }),
};
