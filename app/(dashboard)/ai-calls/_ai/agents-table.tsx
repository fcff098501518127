import Link from 'next/link';
import { Duration } from '@/app/_ui/duration.tsx';
import type { AiAgent } from '@/lib/analytics/ai-agents.ts';
import { aiCallFilters } from '@/lib/analytics/ai-call-filters.ts';
import type { AiFigures } from '@/lib/analytics/ai-figures.ts';
import type { TimeRange } from '@/lib/analytics/time-range.ts';
import { type AiScreen, aiHref } from './ai-address.ts';
import classes from './ai-calls.module.css';
import { CallsLink, share, whole } from './ai-figure.tsx';

type Props = { agents: AiAgent[]; figures: AiFigures; range: TimeRange; screen: AiScreen };

/** The same figures for each AI agent; its name narrows the page to it. */
export function AgentsTable({ agents, figures, range, screen }: Props) {
  const rows = agents.flatMap((agent) => {
    const totals = figures.perAgent.get(agent.id);
    return totals === undefined ? [] : [{ agent, totals, filters: aiCallFilters([agent.id], range) }];
  });
  rows.sort((a, b) => b.totals.calls - a.totals.calls);
  return (
    <section className={classes.card} aria-labelledby="agents">
      <h2 id="agents">AI agents</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className={classes.scroll} tabIndex={0} aria-label="Figures for each AI agent">
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">AI agent</th>
              <th scope="col">Calls</th>
              <th scope="col">Reached</th>
              <th scope="col">Completed</th>
              <th scope="col">Cut off</th>
              <th scope="col">Median duration</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ agent, totals, filters }) => (
              <tr key={agent.id}>
                <th scope="row">
                  <Link href={aiHref({ ...screen, agent: agent.id })} dir="auto">
                    {agent.name}
                  </Link>
                </th>
                <td>
                  <CallsLink filters={filters.calls} of={`of ${agent.name}`}>
                    {whole.format(totals.calls)}
                  </CallsLink>
                </td>
                {(['reached', 'completed', 'cutOff'] as const).map((name) => (
                  <td key={name}>
                    <CallsLink filters={filters[name]} of={`of ${agent.name}`}>
                      {whole.format(totals[name])}
                    </CallsLink>{' '}
                    <small>{share(totals[name], name === 'reached' ? totals.calls : totals.reached)}</small>
                  </td>
                ))}
                <td>
                  <Duration seconds={totals.lengths.median} />{' '}
                  <small>{totals.lengths.known > 0 && `of ${whole.format(totals.lengths.known)}`}</small>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}
