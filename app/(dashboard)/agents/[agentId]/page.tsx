import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { callsHref } from '@/app/_figures/calls-href.ts';
import { figureHref } from '@/app/_figures/figure-href.ts';
import { FigurePage } from '@/app/_figures/figure-page.tsx';
import { TooLong } from '@/app/_figures/too-long.tsx';
import { notFoundOr } from '@/app/_ui/not-found-or.ts';
import { findAgents } from '@/lib/agents/find-agents.ts';
import { getAgent } from '@/lib/agents/get-agent.ts';
import { agentDays } from '@/lib/analytics/agent-days.ts';
import { agentFigures } from '@/lib/analytics/agent-figures.ts';
import { agentFilters } from '@/lib/analytics/agent-filters.ts';
import { figureQuery, readFigureAddress } from '@/lib/analytics/figure-address.ts';
import type { FigureScope } from '@/lib/analytics/figure-scope.ts';
import { hangupFigures } from '@/lib/analytics/hangup-figures.ts';
import { inTime } from '@/lib/analytics/in-time.ts';
import { reportTimeZone } from '@/lib/analytics/report-time-zone.ts';
import { requireViewer } from '@/lib/auth/require-viewer.ts';
import { can } from '@/lib/auth/viewer.ts';
import classes from '../_agents/agents.module.css';
import { AgentHangups } from './_agent/agent-hangups.tsx';
import { AgentNames } from './_agent/agent-names.tsx';
import { AgentOutcomes } from './_agent/agent-outcomes.tsx';
import { AgentTiles } from './_agent/agent-tiles.tsx';
import { MergeWith } from './_agent/merge-with.tsx';

type Props = PageProps<'/agents/[agentId]'>;

const readAgent = cache(async (id: string) => notFoundOr(getAgent(await requireViewer('calls.read'), id)));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await readAgent((await params).agentId)).name };
}

export default async function AgentPage({ params, searchParams }: Props) {
  const viewer = await requireViewer('calls.read');
  const [{ agentId }, { agent: _, ...parameters }] = await Promise.all([params, searchParams]);
  const [agent, zone] = await Promise.all([readAgent(agentId), reportTimeZone()]);
  const address = readFigureAddress(parameters, zone, new Date());
  const query = figureQuery(address);
  const suffix = query === '' ? '' : `?${query}`;
  if (agent.mergedIntoId !== null) redirect(`/agents/${agent.mergedIntoId}${suffix}`);

  const { scope, before, grain } = address;
  const mayMerge = can(viewer, 'agents.merge');
  const find = mayMerge && typeof parameters.find === 'string' ? parameters.find : '';
  const own = ofAgent(scope, agent.id);
  const [counted, found] = await Promise.all([
    inTime(
      Promise.all([
        agentFigures(viewer, own),
        before === null ? [] : agentFigures(viewer, ofAgent(before, agent.id)),
        agentDays(viewer, scope, agent.id, grain),
        hangupFigures(viewer, own),
      ]),
    ),
    find === '' ? [] : findAgents(viewer, { text: find, kind: agent.kind, except: agent.id }),
  ]);
  const path = `/agents/${agent.id}`;
  if (counted === null) {
    return (
      <FigurePage title={<bdi>{agent.name}</bdi>} viewer={viewer} address={address} path={path} zone={zone}>
        <TooLong what="These figures" address={address} path={path} />
      </FigurePage>
    );
  }
  const [[figure], earlier, days, hangups] = counted;
  const ofOwn = { ...address, filters: { ...address.filters, agent: [agent.id] } };
  const csv = (table: string) => (can(viewer, 'export') ? figureHref(`/api/figures/${table}`, ofOwn) : null);
  return (
    <FigurePage title={<bdi>{agent.name}</bdi>} viewer={viewer} address={address} path={path} zone={zone}>
      <p className={classes.quiet}>
        {agent.kind === 'ai' ? 'An AI agent. ' : ''}
        <Link href={`/agents${suffix}`}>All agents</Link>
        {' · '}
        <Link href={callsHref(agentFilters(own, agent.id).calls)}>Newest calls</Link>
        {agent.kind === 'ai' && (
          <>
            {' · '}
            <Link href={figureHref('/ai-calls', ofOwn)}>What it got done</Link>
          </>
        )}
      </p>
      <AgentTiles
        figure={figure ?? null}
        earlier={before === null ? undefined : (earlier[0] ?? null)}
        scope={own}
        id={agent.id}
      />
      <AgentOutcomes days={days} scope={own} address={address} path={path} csv={csv('calls-over-time')} />
      <div className={classes.pair}>
        <AgentHangups
          figures={hangups}
          scope={own}
          href={figureHref('/hangups', ofOwn)}
          csv={csv('hangups')}
        />
        <AgentNames agent={agent} mayMerge={mayMerge} />
      </div>
      {mayMerge && (
        <MergeWith
          agent={{ id: agent.id, name: agent.name, connectionLabels: labelsOf(agent.aliases) }}
          find={find}
          found={found}
          kept={[...new URLSearchParams(query)]}
        />
      )}
    </FigurePage>
  );
}

/** The same calls, of one agent. */
function ofAgent({ range, filters }: FigureScope, id: string): FigureScope {
  return { range, filters: { ...filters, agent: [id] } };
}

function labelsOf(aliases: readonly { connectionLabel: string }[]): string[] {
  return [...new Set(aliases.map(({ connectionLabel }) => connectionLabel))];
}
