import Link from 'next/link';
import { callsHref } from '@/app/_figures/calls-href.ts';
import { FigureCard } from '@/app/_figures/figure-card.tsx';
import { figureHref } from '@/app/_figures/figure-href.ts';
import { meanWords, rateWords, spanWords } from '@/app/_figures/figure-words.ts';
import { ScrolledTable } from '@/app/_figures/scrolled-table.tsx';
import { SoftLink } from '@/app/_ui/soft-link.tsx';
import { UnknownValue } from '@/app/_ui/unknown-value.tsx';
import { wholeNumber } from '@/app/_ui/whole-number.ts';
import type { AgentFigure } from '@/lib/analytics/agent-figures.ts';
import type { FigureAddress } from '@/lib/analytics/figure-address.ts';
import { behind } from '@/lib/analytics/figure-scope.ts';
import classes from './overview.module.css';

type Props = { address: FigureAddress; agents: readonly AgentFigure[]; csv: string | null };

const most = 8;

/** Who handles most, with the way to everybody. */
export function BusiestAgents({ address, agents, csv }: Props) {
  return (
    <FigureCard
      title="Busiest agents"
      metric="busiestAgents"
      csv={csv}
      table={
        agents.length === 0 ? (
          <p className={classes.none}>No call of the period names an agent.</p>
        ) : (
          <Table address={address} agents={agents.slice(0, most)} />
        )
      }
    >
      <p className={classes.more}>
        <Link href={figureHref('/agents', address)}>
          {agents.length > most ? `All ${wholeNumber(agents.length)} agents` : 'All agents'}
        </Link>
      </p>
    </FigureCard>
  );
}

function Table({ address, agents }: Pick<Props, 'address' | 'agents'>) {
  const { scope } = address;
  return (
    <ScrolledTable label="Table of the busiest agents">
      <thead>
        <tr>
          <th scope="col">Agent</th>
          <th scope="col">Calls</th>
          <th scope="col">Talk</th>
          <th scope="col">Mean wait</th>
          <th scope="col">Answer share</th>
        </tr>
      </thead>
      <tbody>
        {agents.map(({ id, name, kind, calls, talk, wait, answerShare }) => (
          <tr key={id}>
            <th scope="row" title={name}>
              <SoftLink href={figureHref(`/agents/${id}`, address)}>
                <bdi>{name}</bdi>
              </SoftLink>{' '}
              {kind === 'ai' && <small>AI</small>}
            </th>
            <td>
              <SoftLink
                href={callsHref(behind(scope, { agent: [id] }))}
                data-mark={`agent ${id}`}
                data-count={calls}
              >
                {wholeNumber(calls)}
              </SoftLink>
            </td>
            <td>{talk.known === 0 ? <UnknownValue what="No data" /> : spanWords(talk.total)}</td>
            <td>{meanWords(wait.mean) ?? <UnknownValue what="No data" />}</td>
            <td>{rateWords(answerShare) ?? <UnknownValue what="Never rung" />}</td>
          </tr>
        ))}
      </tbody>
    </ScrolledTable>
  );
}
