import Link from 'next/link';
import { FigureLink } from '@/app/_figures/figure-link.tsx';
import { meanWords, rateWords, spanWords } from '@/app/_figures/figure-words.ts';
import { ScrolledTable } from '@/app/_figures/scrolled-table.tsx';
import { DefinitionPopover } from '@/app/_ui/definition-popover.tsx';
import { SoftLink } from '@/app/_ui/soft-link.tsx';
import { UnknownValue } from '@/app/_ui/unknown-value.tsx';
import { wholeNumber } from '@/app/_ui/whole-number.ts';
import type { AgentFigure } from '@/lib/analytics/agent-figures.ts';
import { agentFilters } from '@/lib/analytics/agent-filters.ts';
import type { FigureScope } from '@/lib/analytics/figure-scope.ts';
import { type MetricName, metricDefinitions } from '@/lib/analytics/metric-definitions.ts';
import classes from './agents.module.css';
import { type AgentSort, type AgentsScreen, agentsHref } from './agents-address.ts';

type Props = {
  agents: readonly AgentFigure[];
  scope: FigureScope;
  /** The filters' part of the address. */
  query: string;
  screen: AgentsScreen;
};

const columns: { sort: AgentSort; title: string; metric?: MetricName }[] = [
  { sort: 'name', title: 'Agent' },
  { sort: 'calls', title: 'Calls', metric: 'agentCalls' },
  { sort: 'answered', title: 'Answered', metric: 'answered' },
  { sort: 'talk', title: 'Talk', metric: 'agentTalk' },
  { sort: 'meanTalk', title: 'Mean talk' },
  { sort: 'wait', title: 'Mean wait', metric: 'agentWait' },
  { sort: 'offers', title: 'Offers', metric: 'agentOffers' },
  { sort: 'missed', title: 'Missed', metric: 'agentMissed' },
  { sort: 'share', title: 'Answer share', metric: 'agentAnswerShare' },
];

/** The figures of agents, sorted by any column. Every number leads to its calls, every name to the agent's page. */
export function AgentsTable({ agents, scope, query, screen }: Props) {
  return (
    <ScrolledTable label="Figures for each agent" className={classes.table}>
      <thead>
        <tr>
          {columns.map((column) => (
            <Heading key={column.sort} {...column} query={query} screen={screen} />
          ))}
        </tr>
      </thead>
      <tbody>
        {agents.map((agent) => (
          <Row key={agent.id} agent={agent} scope={scope} query={query} />
        ))}
      </tbody>
    </ScrolledTable>
  );
}

type HeadingProps = (typeof columns)[number] & Pick<Props, 'query' | 'screen'>;

function Heading({ sort, title, metric, query, screen }: HeadingProps) {
  const isSorted = screen.sort === sort;
  const ascends = (sort === 'name') !== screen.reversed;
  const href = agentsHref(query, { ...screen, sort, reversed: isSorted && !screen.reversed });
  return (
    <th scope="col" aria-sort={isSorted ? (ascends ? 'ascending' : 'descending') : undefined}>
      <Link
        href={href}
        replace
        scroll={false}
        prefetch={false}
        className={classes.sort}
        data-sorted={isSorted || undefined}
      >
        {title}
        {isSorted && <span aria-hidden="true">{ascends ? ' ▲' : ' ▼'}</span>}
      </Link>
      {metric && <DefinitionPopover {...metricDefinitions[metric]} entry={metric} />}
    </th>
  );
}

const notKnown = <UnknownValue what="Not known of any call" />;

function Row({ agent, scope, query }: { agent: AgentFigure } & Pick<Props, 'scope' | 'query'>) {
  const { id, name, kind, talk, wait, answerShare } = agent;
  const filters = agentFilters(scope, id);
  const figure = (key: string, words: string) => ({ of: `${words} of ${name}`, mark: `${id} ${key}` });
  const known = (count: number) => <small> of {wholeNumber(count)}</small>;
  return (
    <tr>
      <th scope="row" title={name}>
        <SoftLink href={`/agents/${id}${query === '' ? '' : `?${query}`}`}>
          <bdi>{name}</bdi>
        </SoftLink>
        {kind === 'ai' && <small className={classes.kind}>AI</small>}
      </th>
      <td>
        <FigureLink {...figure('calls', 'Calls')} count={agent.calls} filters={filters.calls} />
      </td>
      <td>
        <FigureLink
          {...figure('answered', 'Answered calls')}
          count={agent.answered}
          filters={filters.answered}
        />
      </td>
      <td>
        <FigureLink {...figure('talk', 'Talk time')} count={talk.known} filters={filters.talk}>
          {talk.known === 0 ? notKnown : spanWords(talk.total)}
        </FigureLink>
      </td>
      <td>
        <FigureLink {...figure('meanTalk', 'Mean talk time')} count={talk.known} filters={filters.talk}>
          {meanWords(talk.mean) ?? notKnown}
        </FigureLink>
        {talk.known > 0 && known(talk.known)}
      </td>
      <td>
        <FigureLink {...figure('wait', 'Mean wait')} count={wait.known} filters={filters.wait}>
          {meanWords(wait.mean) ?? notKnown}
        </FigureLink>
        {wait.known > 0 && known(wait.known)}
      </td>
      <td>
        <FigureLink {...figure('offers', 'Offers')} count={agent.offers} filters={filters.offers} />
      </td>
      <td>
        <FigureLink {...figure('missed', 'Missed offers')} count={agent.missed} filters={filters.missed} />
      </td>
      <td>
        <FigureLink {...figure('share', 'Answer share')} count={agent.offers} filters={filters.offers}>
          {rateWords(answerShare) ?? <UnknownValue what="No offer to be a share of" />}
        </FigureLink>
      </td>
    </tr>
  );
}
