import Link from 'next/link';
import { filterNames, filterWord, type ValueFilter } from '@/app/_ui/filter-words.ts';
import { timeChoice } from '@/app/_ui/time-choice.ts';
import { agentChoices } from '@/lib/agents/agent-choices.ts';
import { type FigureAddress, figureQuery } from '@/lib/analytics/figure-address.ts';
import type { Viewer } from '@/lib/auth/viewer.ts';
import type { CallFilters } from '@/lib/calls/filters.ts';
import { direction, handledBy, outcome } from '@/lib/calls/vocabulary.ts';
import type { ConnectionLabel } from '@/lib/connections/connection-labels.ts';
import { figureHref } from './figure-href.ts';
import classes from './filter-bar.module.css';
import { type Choice, FilterChoice } from './filter-choice.tsx';
import { PeriodChoice } from './period-choice.tsx';

type Props = {
  viewer: Viewer;
  address: FigureAddress;
  path: string;
  zone: string;
  labels: ConnectionLabel[];
  /** Of the agents that are chosen, by id. */
  names: ReadonlyMap<string, string>;
};

/** What every screen of figures can be narrowed to, the same on all of them. All of it is in the address. */
export async function FilterBar({ viewer, address, path, zone, labels, names }: Props) {
  const { filters, compare } = address;
  const agents = await agentChoices(viewer);
  const query = figureQuery(address);
  const offered: Record<Narrowing, Choice[]> = {
    connection: labels.map(({ id, label }) => ({ value: id, label })),
    direction: wordChoices('direction', direction.options),
    handledBy: wordChoices('handledBy', handledBy.options),
    agent: agents.map(({ id, name }) => ({ value: id, label: name })),
    outcome: wordChoices('outcome', outcome.options),
  };
  return (
    <search className={classes.bar} aria-label="Filter the figures">
      <PeriodChoice choice={timeChoice(filters, zone)} compare={compare} path={path} query={query} />
      {narrowings.map(({ name, parameter }) => (
        <FilterChoice
          // Anew when something else is chosen, so that it shows that.
          key={`${name} ${filters[name]?.join()}`}
          name={filterNames[name]}
          parameter={parameter}
          choices={withChosen(offered[name], filters[name] ?? [], names)}
          chosen={filters[name] ?? []}
          path={path}
          query={query}
        />
      ))}
      {hasMore(filters) && (
        <Link
          href={figureHref(path, { ...address, filters: timeOf(filters) })}
          className={classes.clear}
          scroll={false}
        >
          Clear
        </Link>
      )}
    </search>
  );
}

type Narrowing = 'connection' | 'direction' | 'handledBy' | 'agent' | 'outcome';

/** With the name that each has in an address. */
const narrowings: { name: Narrowing; parameter: string }[] = [
  { name: 'connection', parameter: 'connection' },
  { name: 'direction', parameter: 'direction' },
  { name: 'handledBy', parameter: 'handled' },
  { name: 'agent', parameter: 'agent' },
  { name: 'outcome', parameter: 'outcome' },
];

function wordChoices(name: ValueFilter, values: readonly string[]): Choice[] {
  return values.map((value) => ({ value, label: filterWord(name, value) }));
}

/** The choices with those first that are chosen and not among them. */
function withChosen(choices: Choice[], chosen: string[], names: ReadonlyMap<string, string>): Choice[] {
  const absent = chosen.filter((value) => !choices.some((choice) => choice.value === value));
  return [...absent.map((value) => ({ value, label: names.get(value) ?? 'One that is gone' })), ...choices];
}

const timeNames: readonly string[] = ['period', 'from', 'to', 'zone'];

function hasMore(filters: CallFilters): boolean {
  return Object.keys(filters).some((name) => !timeNames.includes(name));
}

function timeOf(filters: CallFilters): CallFilters {
  return Object.fromEntries(Object.entries(filters).filter(([name]) => timeNames.includes(name)));
}
