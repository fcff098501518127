import { IconX } from '@tabler/icons-react';
import Link from 'next/link';
import { formatInstant } from '@/app/_ui/format-instant.ts';
import { period, periods } from '@/lib/analytics/period.ts';
import type { CallOrder } from '@/lib/calls/call-order.ts';
import { type Facet, facet } from '@/lib/calls/facet-counts.ts';
import { type CallFilters, type LengthRange, lengthFilterNames } from '@/lib/calls/filters.ts';
import { listQuery } from '@/lib/views/list-query.ts';
import classes from '../calls.module.css';
import { facetNames, facetWord, lengthNames } from './filter-words.ts';
import { listAddress } from './list-address.ts';

type Props = {
  filters: CallFilters;
  order: CallOrder;
  /** Parts of the address that no filter understood. */
  unusable: string[];
  /** Of connections, agents and providers, by id. */
  names: ReadonlyMap<string, string>;
  zone: string;
};

/** What the list is narrowed to, each part with a way to drop it. */
export function ActiveFilters({ filters, order, unusable, names, zone }: Props) {
  const active = partsOf(filters, names, zone);
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
              <span>{words}</span>
              <Link
                href={listAddress(listQuery(without, order))}
                scroll={false}
                aria-label={`Remove the filter “${words}”`}
                title="Remove this filter"
              >
                <IconX size={14} aria-hidden="true" />
              </Link>
            </li>
          ))}
          {active.length > 1 && (
            <li className={classes.clear}>
              <Link href={listAddress(listQuery({}, order))} scroll={false}>
                Clear all
              </Link>
            </li>
          )}
        </ul>
      )}
    </div>
  );
}

type Active = { words: string; without: CallFilters };

function partsOf(filters: CallFilters, names: ReadonlyMap<string, string>, zone: string): Active[] {
  const active: Active[] = [];
  const add = (words: string, ...dropped: (keyof CallFilters)[]) =>
    active.push({ words, without: omit(filters, dropped) });

  if (filters.q !== undefined) add(`“${filters.q}”`, 'q');
  if (filters.from !== undefined || filters.to !== undefined)
    add(timeWords(filters, zone), 'from', 'to', 'period');
  for (const name of facet.options) {
    const values = valuesOf(filters, name);
    if (values === undefined) continue;
    const words = values.map((value) => facetWord(name, value, names.get(value) ?? unnamed(name, value)));
    add(plain.has(name) ? words.join(' or ') : `${facetNames[name]}: ${words.join(' or ')}`, name);
  }
  for (const name of lengthFilterNames) {
    const range = filters[name];
    if (range !== undefined) add(`${lengthNames[name]} ${rangeWords(range)}`, name);
  }
  for (const { identifier, value } of filters.field ?? []) {
    const rest = (filters.field ?? []).filter(
      (each) => each.identifier !== identifier || each.value !== value,
    );
    const { field: _, ...others } = filters;
    active.push({
      words: value === null ? `${identifier} found out` : `${identifier} = ${value}`,
      without: rest.length === 0 ? others : { ...others, field: rest },
    });
  }
  return active;
}

/** Filters whose words speak for themselves. */
const plain = new Set<Facet>([
  'state',
  'direction',
  'outcome',
  'hasRecording',
  'hasTranscript',
  'hasAction',
  'hasFailedAction',
  'hasContradiction',
  'isTest',
]);

function valuesOf(filters: CallFilters, name: Facet): string[] | undefined {
  const value = filters[name];
  return typeof value === 'boolean' ? [String(value)] : value;
}

function unnamed(name: Facet, value: string): string {
  if (name === 'connection') return 'A connection that is gone';
  return name === 'agent' ? 'An agent that is gone' : value;
}

function omit(filters: CallFilters, names: (keyof CallFilters)[]): CallFilters {
  const rest = { ...filters };
  for (const name of names) delete rest[name];
  return rest;
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
