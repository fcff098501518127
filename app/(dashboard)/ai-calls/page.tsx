import type { Metadata } from 'next';
import { PeriodLinks } from '@/app/_ui/period-links.tsx';
import { RefreshOnChange } from '@/app/_ui/refresh-on-change.tsx';
import { TimeZoneChip } from '@/app/_ui/time-zone-chip.tsx';
import { agentStandingFor } from '@/lib/agents/agent-standing-for.ts';
import { aiAgents, mostAiAgents } from '@/lib/analytics/ai-agents.ts';
import { reportTimeZone } from '@/lib/analytics/report-time-zone.ts';
import { requireViewer } from '@/lib/auth/require-viewer.ts';
import { callsMarker } from '@/lib/calls/calls-marker.ts';
import { aiHref, readAiScreen } from './_ai/ai-address.ts';
import classes from './_ai/ai-calls.module.css';
import { AiFigures } from './_ai/ai-figures.tsx';
import { NoAiAgents } from './_ai/no-ai-agents.tsx';
import { TranscriptSearch } from './_ai/transcript-search.tsx';

export const metadata: Metadata = { title: 'AI calls' };

export default async function AiCallsPage({ searchParams }: PageProps<'/ai-calls'>) {
  const viewer = await requireViewer('calls.read');
  const asked = readAiScreen(await searchParams);
  // Links made before a merge lead to whom the agent was merged into.
  const agent = asked.agent === null ? null : await agentStandingFor(viewer, asked.agent);
  const screen = { ...asked, agent };
  const marker = await callsMarker(viewer);
  const [zone, { agents, more }] = await Promise.all([reportTimeZone(), aiAgents(viewer)]);
  return (
    <div className={classes.page}>
      <RefreshOnChange marker={marker} figures />
      <header className={classes.header}>
        <h1>AI calls</h1>
        {agents.length > 0 && (
          <PeriodLinks current={screen.period} hrefOf={(period) => aiHref({ ...screen, period })} />
        )}
        <TimeZoneChip zone={zone} />
      </header>
      {agents.length === 0 ? (
        <NoAiAgents />
      ) : (
        <>
          <TranscriptSearch />
          {more && (
            <p className={classes.quiet}>Only the first {mostAiAgents} AI agents by name are counted.</p>
          )}
          <AiFigures viewer={viewer} agents={agents} screen={screen} zone={zone} />
        </>
      )}
    </div>
  );
}
