import { askedDate } from '../instant.ts';
import {
  type CallFilters,
  callFilters,
  type FlagFilter,
  flagFilterNames,
  type LengthFilter,
  type LengthRange,
  lengthFilterNames,
} from './filters.ts';

/** The query string of a page, as Next hands it out. */
export type SearchParameters = Record<string, string | string[] | undefined>;

/** How an address's words for time become instants, by the report zone. */
export type Calendar = {
  /** Whose clock weekdays and hours are of. */
  zone: string;
  /** The first instant of a date (YYYY-MM-DD), UTC. */
  dayStart: (date: string) => string;
  /** The first instant of the day after it. */
  dayEnd: (date: string) => string;
  /** What a named period means now; undefined when there is none of that name. */
  period: (name: string) => { from: string; to: string } | undefined;
};

/** Filters as read from an address, and the parts of it that meant nothing and were left out. */
type FiltersFromUrl = { filters: CallFilters; unusable: string[] };

/**
 * Reads the filters an address carries: lists of words as `outcome=missed,abandoned`, lists of names as repeated
 * parameters, times as UTC instants or as dates of the report zone (a date in `to` belongs to the period), or a
 * named `period`; ranges of seconds as `talk=60-300`, `talk=60-`, `talk=-300`; yes or no; `test=only` or
 * `test=without`, `short` likewise; days of the week and hours of the day as numbers of the report zone's clock; extracted fields as `field=<identifier>:<value>`, or
 * `field=<identifier>` for any value. Other parameters are none of its business.
 */
export function filtersFromUrl(parameters: SearchParameters, calendar: Calendar): FiltersFromUrl {
  const read: FiltersFromUrl = { filters: {}, unusable: [] };
  for (const [name, parse] of Object.entries(readers)) {
    const given = [parameters[name] ?? []].flat().filter((text) => text !== '');
    if (given.length === 0) continue;
    const parsed = callFilters.safeParse(parse(given, calendar));
    if (parsed.success) Object.assign(read.filters, parsed.data);
    else read.unusable.push(`${name}=${given.join(',').slice(0, 80)}`);
  }
  return read;
}

/** Every parameter that means a filter, with the form in which it is written. */
export type FilterParameter = { parameter: string } & (
  | { form: 'words' | 'names'; filter: keyof CallFilters }
  | { form: 'numbers'; filter: (typeof clock)[number] }
  | { form: 'range'; filter: LengthFilter }
  | { form: 'flag'; filter: FlagFilter; yes: string; no: string }
  | { form: 'search' | 'instant' | 'period' | 'field' }
);

/** The parameters of `filtersFromUrl`, in the order in which an address has them. */
export function filterParameters(): FilterParameter[] {
  const listed = (form: 'words' | 'names', parameters: Record<string, keyof CallFilters>) =>
    Object.entries(parameters).map(([parameter, filter]) => ({ parameter, form, filter }));
  return [
    { parameter: 'q', form: 'search' },
    { parameter: 'period', form: 'period' },
    { parameter: 'from', form: 'instant' },
    { parameter: 'to', form: 'instant' },
    ...listed('words', words),
    ...listed('names', names),
    ...clock.map((name) => ({ parameter: name, form: 'numbers' as const, filter: name })),
    ...lengthFilterNames.map((name) => ({ parameter: name, form: 'range' as const, filter: name })),
    ...flagFilterNames.map((filter) => ({ ...flags[filter], form: 'flag' as const, filter })),
    { parameter: 'field', form: 'field' },
  ];
}

/** The same filters as an address, without a leading question mark; empty when nothing is filtered. */
export function filtersToUrl(filters: CallFilters): string {
  const parameters = new URLSearchParams();
  if (filters.q !== undefined) parameters.set('q', filters.q);
  if (filters.period !== undefined) parameters.set('period', filters.period);
  else {
    if (filters.from !== undefined) parameters.set('from', filters.from);
    if (filters.to !== undefined) parameters.set('to', filters.to);
  }
  for (const [parameter, name] of Object.entries(words)) {
    const chosen = filters[name];
    if (chosen !== undefined) parameters.set(parameter, chosen.join(','));
  }
  for (const [parameter, name] of Object.entries(names)) {
    for (const chosen of filters[name] ?? []) parameters.append(parameter, chosen);
  }
  for (const name of clock) {
    const chosen = filters[name];
    if (chosen !== undefined) parameters.set(name, chosen.join(','));
  }
  for (const name of lengthFilterNames) {
    const range = filters[name];
    if (range !== undefined) parameters.set(name, `${range.min ?? ''}-${range.max ?? ''}`);
  }
  for (const name of flagFilterNames) {
    const wanted = filters[name];
    const { parameter, yes, no } = flags[name];
    if (wanted !== undefined) parameters.set(parameter, wanted ? yes : no);
  }
  for (const { identifier, value } of filters.field ?? []) {
    const name = encodeURIComponent(identifier);
    parameters.append('field', value === null ? name : `${name}:${value}`);
  }
  return parameters.toString().replaceAll('%2C', ',').replaceAll('%3A', ':');
}

/** Parameters whose words are separated by commas. */
const words = {
  state: 'state',
  direction: 'direction',
  outcome: 'outcome',
  reason: 'reason',
  party: 'party',
  certainty: 'certainty',
  candidate: 'candidate',
  handled: 'handledBy',
  connection: 'connection',
  provider: 'provider',
  agent: 'agent',
  offered: 'offeredTo',
  missedby: 'missedBy',
} as const;

/** Parameters whose values may hold anything, a comma as well: one each. */
const names = {
  number: 'businessNumber',
  queue: 'queue',
  campaign: 'campaign',
  words: 'reasonWords',
  operator: 'operator',
  circle: 'circle',
} as const;

/** Parameters whose numbers are of a clock, separated by commas. */
const clock = ['weekday', 'hour'] as const;

const flags: Record<FlagFilter, { parameter: string; yes: string; no: string }> = {
  hasRecording: { parameter: 'recording', yes: 'yes', no: 'no' },
  hasTranscript: { parameter: 'transcript', yes: 'yes', no: 'no' },
  hasAction: { parameter: 'action', yes: 'yes', no: 'no' },
  hasFailedAction: { parameter: 'failed', yes: 'yes', no: 'no' },
  hasContradiction: { parameter: 'contradiction', yes: 'yes', no: 'no' },
  isTest: { parameter: 'test', yes: 'only', no: 'without' },
  hasReason: { parameter: 'reasongiven', yes: 'yes', no: 'no' },
  hasParty: { parameter: 'partygiven', yes: 'yes', no: 'no' },
  hasReasonWords: { parameter: 'wordsgiven', yes: 'yes', no: 'no' },
  isShortAbandoned: { parameter: 'short', yes: 'only', no: 'without' },
};

type Reader = (given: string[], calendar: Calendar) => Record<string, unknown>;

const isDate = (text: string) => askedDate.safeParse(text).success;

const readers: Record<string, Reader> = {
  q: (given) => ({ q: given.join(' ') }),
  from: ([text = ''], { dayStart }) => ({ from: isDate(text) ? dayStart(text) : text }),
  to: ([text = ''], { dayEnd }) => ({ to: isDate(text) ? dayEnd(text) : text }),
  // After them: whoever chose a period by its name means that.
  period: ([name = ''], { period }) => {
    const range = period(name);
    return range === undefined ? { period: null } : { period: name, from: range.from, to: range.to };
  },
  ...readersOf(words, (name) => (given) => ({ [name]: distinct(given.flatMap((text) => text.split(','))) })),
  ...readersOf(names, (name) => (given) => ({ [name]: distinct(given) })),
  ...Object.fromEntries(
    clock.map((name): [string, Reader] => [
      name,
      (given, { zone }) => ({
        [name]: distinct(given.flatMap((text) => text.split(','))).map(readNumber),
        zone,
      }),
    ]),
  ),
  ...Object.fromEntries(
    lengthFilterNames.map((name): [string, Reader] => [name, ([text = '']) => ({ [name]: readRange(text) })]),
  ),
  ...Object.fromEntries(
    flagFilterNames.map((name): [string, Reader] => {
      const { parameter, yes, no } = flags[name];
      return [parameter, ([text]) => ({ [name]: text === yes ? true : text === no ? false : text })];
    }),
  ),
  field: (given) => ({ field: distinct(given).map(readField) }),
};

function readersOf(
  parameters: Record<string, string>,
  reader: (name: string) => Reader,
): Record<string, Reader> {
  return Object.fromEntries(Object.entries(parameters).map(([parameter, name]) => [parameter, reader(name)]));
}

function distinct(list: string[]): string[] {
  return [...new Set(list)];
}

function readNumber(text: string): number | null {
  return /^\d{1,2}$/.test(text) ? Number(text) : null;
}

function readRange(text: string): LengthRange | null {
  const [, min, max] = /^(\d+(?:\.\d+)?)?-(\d+(?:\.\d+)?)?$/.exec(text) ?? [];
  if (min === undefined && max === undefined) return null;
  return {
    ...(min === undefined ? {} : { min: Number(min) }),
    ...(max === undefined ? {} : { max: Number(max) }),
  };
}

function readField(text: string): { identifier: string; value: string | null } | null {
  const colon = text.indexOf(':');
  const name = colon < 0 ? text : text.slice(0, colon);
  try {
    return { identifier: decodeURIComponent(name), value: colon < 0 ? null : text.slice(colon + 1) };
  } catch {
    return null;
  }
}
