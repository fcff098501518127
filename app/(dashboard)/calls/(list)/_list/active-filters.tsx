import { IconX } from '@tabler/icons-react';
import Link from 'next/link';
import { formatInstant } from '@/app/_ui/format-instant.ts';
import { filtersToUrl } from '@/lib/calls/filter-url.ts';
import type { CallFilters } from '@/lib/calls/filters.ts';
import {
  directionLabels,
  outcomeLabels,
  partyLabels,
  reasonLabels,
  stateLabels,
} from '@/lib/calls/labels.ts';
import classes from '../calls.module.css';

type Props = {
  filters: CallFilters;
  /** Parts of the address that no filter understood. */
  unusable: string[];
  connections: ReadonlyMap<string, string>;
  zone: string;
};

/** What the list is narrowed to, each part with a way to drop it. */
export function ActiveFilters({ filters, unusable, connections, zone }: Props) {
  const active = partsOf(filters, connections, zone);
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
                href={hrefOf(without)}
                aria-label={`Remove the filter “${words}”`}
                title="Remove this filter"
              >
                <IconX size={14} aria-hidden="true" />
              </Link>
            </li>
          ))}
          {active.length > 1 && (
            <li className={classes.clear}>
              <Link href="/calls">Clear all</Link>
            </li>
          )}
        </ul>
      )}
    </div>
  );
}

type Active = { words: string; without: CallFilters };

function partsOf(filters: CallFilters, connections: ReadonlyMap<string, string>, zone: string): Active[] {
  const { from, to, state, direction, outcome, reason, party, connectionId, isTest, ...rest } = filters;
  rest satisfies Record<string, never>;
  const active: Active[] = [];
  const add = (words: string, ...names: (keyof CallFilters)[]) =>
    active.push({ words, without: omit(filters, names) });

  if (from !== undefined || to !== undefined) add(period(from, to, zone), 'from', 'to');
  if (state) add(state.map((word) => stateLabels[word].word).join(' or '), 'state');
  if (direction) add(direction.map((word) => directionLabels[word].word).join(' or '), 'direction');
  if (outcome) add(outcome.map((word) => outcomeLabels[word].word).join(' or '), 'outcome');
  if (reason) add(`Reason: ${reason.map((word) => reasonLabels[word].word).join(' or ')}`, 'reason');
  if (party) add(`Ended by: ${party.map((word) => partyLabels[word].word).join(' or ')}`, 'party');
  if (connectionId) add(connections.get(connectionId) ?? 'A connection that is gone', 'connectionId');
  if (isTest !== undefined) add(isTest ? 'Test calls' : 'Without test calls', 'isTest');
  return active;
}

function omit(filters: CallFilters, names: (keyof CallFilters)[]): CallFilters {
  const rest = { ...filters };
  for (const name of names) delete rest[name];
  return rest;
}

function period(from: string | undefined, to: string | undefined, zone: string): string {
  const text = (at: string) => formatInstant(at, zone, 'minute');
  if (from === undefined) return `Before ${text(to ?? '')}`;
  if (to === undefined) return `From ${text(from)}`;
  return `${text(from)} – ${text(to)}`;
}

function hrefOf(filters: CallFilters): string {
  const query = filtersToUrl(filters);
  return query === '' ? '/calls' : `/calls?${query}`;
}
