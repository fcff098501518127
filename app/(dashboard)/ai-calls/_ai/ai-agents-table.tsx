import Link from 'next/link';
import { FigureCard } from '@/app/_figures/figure-card.tsx';
import { FigureLink } from '@/app/_figures/figure-link.tsx';
import { rateWords } from '@/app/_figures/figure-words.ts';
import { ScrolledTable } from '@/app/_figures/scrolled-table.tsx';
import { clockDuration } from '@/app/_ui/clock-duration.ts';
import { DefinitionPopover } from '@/app/_ui/definition-popover.tsx';
import { UnknownValue } from '@/app/_ui/unknown-value.tsx';
import type { AiAgent } from '@/lib/analytics/ai-agents.ts';
import { type AiCallFilters, aiCallFilters, aiScope } from '@/lib/analytics/ai-call-filters.ts';
import type { AiFigures, AiTotals } from '@/lib/analytics/ai-figures.ts';
import type { FigureScope } from '@/lib/analytics/figure-scope.ts';
import { type MetricName, metricDefinitions } from '@/lib/analytics/metric-definitions.ts';
import { type AiScreen, aiHref } from './ai-screen.ts';

type Props = { agents: AiAgent[]; figures: AiFigures; scope: FigureScope; screen: AiScreen };

const columns: { title: string; metric: MetricName }[] = [
  { title: 'Calls', metric: 'aiCalls' },
  { title: 'Reached', metric: 'aiReached' },
  { title: 'Completed', metric: 'aiCompleted' },
  { title: 'Cut off', metric: 'aiCutOff' },
  { title: 'Median duration', metric: 'aiDuration' },
];

/** The same figures for each AI agent; its name narrows the page to it. */
export function AiAgentsTable({ agents, figures, scope, screen }: Props) {
  const rows = agents.flatMap((agent) => {
    const totals = figures.perAgent.get(agent.id);
    return totals === undefined ? [] : [{ agent, totals }];
  });
  rows.sort((a, b) => b.totals.calls - a.totals.calls);
  return (
    <FigureCard
      title="AI agents"
      table={
        <ScrolledTable label="Figures for each AI agent">
          <thead>
            <tr>
              <th scope="col">AI agent</th>
              {columns.map(({ title, metric }) => (
                <th key={metric} scope="col">
                  {title} <DefinitionPopover {...metricDefinitions[metric]} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ agent, totals }) => (
              <tr key={agent.id}>
                <th scope="row" title={agent.name}>
                  <Link href={aiHref(screen, { ...screen.address.filters, agent: [agent.id] })}>
                    <bdi>{agent.name}</bdi>
                  </Link>
                </th>
                <Cells agent={agent} totals={totals} filters={aiCallFilters(aiScope(scope, [agent.id]))} />
              </tr>
            ))}
          </tbody>
        </ScrolledTable>
      }
    />
  );
}

type CellsProps = { agent: AiAgent; totals: AiTotals; filters: AiCallFilters };

function Cells({ agent, totals, filters }: CellsProps) {
  const { calls, reached, lengths } = totals;
  const link = (name: 'calls' | 'reached' | 'completed' | 'cutOff' | 'timed', count: number) => ({
    ...{ count, filters: filters[name], of: `of ${agent.name}`, mark: `${agent.id} ${name}` },
  });
  const share = (part: number, whole: number) => (
    <small>{rateWords(whole === 0 ? null : part / whole)}</small>
  );
  return (
    <>
      <td>
        <FigureLink {...link('calls', calls)} />
      </td>
      <td>
        <FigureLink {...link('reached', reached)} /> {share(reached, calls)}
      </td>
      <td>
        <FigureLink {...link('completed', totals.completed)} /> {share(totals.completed, reached)}
      </td>
      <td>
        <FigureLink {...link('cutOff', totals.cutOff)} /> {share(totals.cutOff, reached)}
      </td>
      <td>
        <FigureLink {...link('timed', lengths.known)}>
          {lengths.median === null ? <UnknownValue what="No data" /> : clockDuration(lengths.median)}
        </FigureLink>
      </td>
    </>
  );
}
