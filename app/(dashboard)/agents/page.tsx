import type { Metadata } from 'next';
import Link from 'next/link';
import { FigureCard } from '@/app/_figures/figure-card.tsx';
import { figureHref } from '@/app/_figures/figure-href.ts';
import { FigurePage } from '@/app/_figures/figure-page.tsx';
import { TooLong } from '@/app/_figures/too-long.tsx';
import { wholeNumber } from '@/app/_ui/whole-number.ts';
import { dismissedMerges } from '@/lib/agents/dismissed-merges.ts';
import { mergeSuggestions } from '@/lib/agents/merge-suggestions.ts';
import { type AgentFigure, agentFigures } from '@/lib/analytics/agent-figures.ts';
import { figureQuery, readFigureAddress } from '@/lib/analytics/figure-address.ts';
import { inTime } from '@/lib/analytics/in-time.ts';
import { reportTimeZone } from '@/lib/analytics/report-time-zone.ts';
import { requireViewer } from '@/lib/auth/require-viewer.ts';
import { can } from '@/lib/auth/viewer.ts';
import classes from './_agents/agents.module.css';
import { type AgentsScreen, agentsHref, chosenAgents, readAgentsScreen } from './_agents/agents-address.ts';
import { AgentsSearch } from './_agents/agents-search.tsx';
import { AgentsTable } from './_agents/agents-table.tsx';
import { Suggestions } from './_agents/suggestions.tsx';

export const metadata: Metadata = { title: 'Agents' };

/** More rows than this nobody reads; a name finds the others. */
const mostShown = 200;

export default async function AgentsPage({ searchParams }: PageProps<'/agents'>) {
  const viewer = await requireViewer('calls.read');
  const [parameters, zone] = await Promise.all([searchParams, reportTimeZone()]);
  const address = readFigureAddress(parameters, zone, new Date());
  const screen = readAgentsScreen(parameters);
  const query = figureQuery(address);
  const mayMerge = can(viewer, 'agents.merge');
  const [figures, suggestions, dismissed] = await Promise.all([
    inTime(agentFigures(viewer, address.scope)),
    mayMerge ? mergeSuggestions(viewer) : [],
    mayMerge ? dismissedMerges(viewer) : [],
  ]);
  const path = agentsHref('', screen);
  if (figures === null) {
    return (
      <FigurePage title="Agents" viewer={viewer} address={address} path={path} zone={zone}>
        <TooLong what="These figures" address={address} path={path} />
      </FigurePage>
    );
  }
  const chosen = chosenAgents(figures, screen);
  return (
    <FigurePage title="Agents" viewer={viewer} address={address} path={path} zone={zone}>
      {mayMerge && <Suggestions suggestions={suggestions} dismissed={dismissed} />}
      <FigureCard
        title="Who handled what"
        csv={figures.length > 0 && can(viewer, 'export') ? figureHref('/api/figures/agents', address) : null}
        note={`${wholeNumber(chosen.length)} ${chosen.length === 1 ? 'agent' : 'agents'}`}
        table={
          chosen.length === 0 ? (
            <Nothing of={figures} query={query} screen={screen} />
          ) : (
            <AgentsTable
              agents={chosen.slice(0, mostShown)}
              scope={address.scope}
              query={query}
              screen={screen}
            />
          )
        }
        actions={figures.length > 0 && <AgentsSearch query={query} screen={screen} />}
      >
        {chosen.length > mostShown && (
          <p className={classes.quiet}>
            The first {mostShown} of {wholeNumber(chosen.length)} agents. Find others by name.
          </p>
        )}
        {chosen.length > 0 && chosen.every(({ offers }) => offers === 0) && (
          <p className={classes.quiet}>
            No offers are known: no inbound call of this period says which agents it rang.
          </p>
        )}
      </FigureCard>
    </FigurePage>
  );
}

function Nothing({ of, query, screen }: { of: AgentFigure[]; query: string; screen: AgentsScreen }) {
  return (
    <p className={classes.nothing}>
      {of.length === 0 ? (
        'No agent had a call in this period. Choose a longer one, or fewer filters. Agents appear by themselves as soon as a call names one.'
      ) : (
        <>
          No agent of that name or kind had a call in this period.{' '}
          <Link href={agentsHref(query, { ...screen, find: '', kind: null })}>Show all agents</Link>
        </>
      )}
    </p>
  );
}
