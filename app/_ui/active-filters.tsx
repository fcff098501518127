import { IconX } from '@tabler/icons-react';
import Link from 'next/link';
import { period, periods } from '@/lib/analytics/period.ts';
import { type CallFilters, type LengthRange, lengthFilterNames } from '@/lib/calls/filters.ts';
import classes from './active-filters.module.css';
import { filterNames, filterWord, lengthNames, type ValueFilter } from './filter-words.ts';
import { formatInstant } from './format-instant.ts';

type Props = {
  filters: CallFilters;
  /** Parts of the address that no filter understood. */
  unusable: string[];
  /** Of connections, agents and providers, by id. */
  names: ReadonlyMap<string, string>;
  zone: string;
  /** The screen's address with other filters. */
  hrefOf: (filters: CallFilters) => string;
  /** Whether the period is one of the filters, or stands elsewhere and stays when the others are cleared. */
  showsTime: boolean;
};

/** What a screen is narrowed to, each part with a way to drop it. */
export function ActiveFilters({ filters, unusable, names, zone, hrefOf, showsTime }: Props) {
  const active = partsOf(filters, names, zone).filter(({ isTime }) => showsTime || !isTime);
  if (active.length === 0 && unusable.length === 0) return null;
  return (
    <div className={classes.filters}>
      {unusable.length > 0 && (
        <p role="status">Not understood and left out: {unusable.map((part) => `“${part}”`).join(', ')}</p>
      )}
      {active.length > 0 && (
        <ul aria-label="Filters">
          {active.map(({ words, without }) => (
            <li key={words}>
              <span dir="auto">{words}</span>
              <Link
                href={hrefOf(without)}
                scroll={false}
                prefetch={false}
                aria-label={`Remove the filter “${words}”`}
                title="Remove this filter"
              >
                <IconX size={14} aria-hidden="true" />
              </Link>
            </li>
          ))}
          {active.length > 1 && (
            <li className={classes.clear}>
              <Link href={hrefOf(showsTime ? {} : timeOf(filters))} scroll={false} prefetch={false}>
                Clear all
              </Link>
            </li>
          )}
        </ul>
      )}
    </div>
  );
}

type Active = { words: string; without: CallFilters; isTime: boolean };

function partsOf(filters: CallFilters, names: ReadonlyMap<string, string>, zone: string): Active[] {
  const active: Active[] = [];
  const add = (words: string, dropped: (keyof CallFilters)[], isTime = false) =>
    active.push({ words, without: omit(filters, dropped), isTime });

  if (filters.q !== undefined) add(`“${filters.q}”`, ['q']);
  if (filters.from !== undefined || filters.to !== undefined)
    add(timeWords(filters, zone), ['from', 'to', 'period'], true);
  for (const name of valueFilters) {
    const values = valuesOf(filters, name);
    if (values === undefined) continue;
    const words = values.map((value) => filterWord(name, value, names.get(value) ?? unnamed(name, value)));
    add(plain.has(name) ? words.join(' or ') : `${filterNames[name]}: ${words.join(' or ')}`, [name]);
  }
  for (const name of lengthFilterNames) {
    const range = filters[name];
    if (range !== undefined) add(`${lengthNames[name]} ${rangeWords(range)}`, [name]);
  }
  for (const { identifier, value } of filters.field ?? []) {
    const rest = (filters.field ?? []).filter(
      (each) => each.identifier !== identifier || each.value !== value,
    );
    const { field: _, ...others } = filters;
    active.push({
      words: value === null ? `${identifier} found out` : `${identifier} = ${value}`,
      without: rest.length === 0 ? others : { ...others, field: rest },
      isTime: false,
    });
  }
  return active;
}

// Object.keys forgets the names it was given.
const valueFilters = Object.keys(filterNames).filter((name): name is ValueFilter => name in filterNames);

/** Filters whose words speak for themselves. */
const plain = new Set<ValueFilter>([
  'state',
  'direction',
  'outcome',
  'weekday',
  'hour',
  'hasRecording',
  'hasTranscript',
  'hasAction',
  'hasFailedAction',
  'hasContradiction',
  'isTest',
  'hasReason',
  'hasParty',
  'hasReasonWords',
  'isShortAbandoned',
]);

function valuesOf(filters: CallFilters, name: ValueFilter): string[] | undefined {
  const value = filters[name];
  return typeof value === 'boolean' ? [String(value)] : value?.map(String);
}

const gone: Partial<Record<ValueFilter, string>> = {
  connection: 'A connection that was removed',
  agent: 'An agent that is gone',
  offeredTo: 'An agent that is gone',
  missedBy: 'An agent that is gone',
};

function unnamed(name: ValueFilter, value: string): string {
  return gone[name] ?? value;
}

function omit(filters: CallFilters, names: (keyof CallFilters)[]): CallFilters {
  const rest = { ...filters };
  for (const name of names) delete rest[name];
  return rest;
}

function timeOf({ period, from, to }: CallFilters): CallFilters {
  return {
    ...(period === undefined ? {} : { period }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  };
}

function timeWords({ period: name, from, to }: CallFilters, zone: string): string {
  const named = period.safeParse(name);
  if (named.success) return periods[named.data].words;
  const text = (at: string) => formatInstant(at, zone, 'minute');
  if (from === undefined) return `Before ${text(to ?? '')}`;
  if (to === undefined) return `From ${text(from)}`;
  return `${text(from)} – ${text(to)}`;
}

function rangeWords({ min, max }: LengthRange): string {
  if (min === undefined) return `≤ ${max} s`;
  return max === undefined ? `≥ ${min} s` : `${min}–${max} s`;
}
