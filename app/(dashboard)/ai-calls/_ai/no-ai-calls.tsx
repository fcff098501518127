import { EmptyNote } from '@/app/_ui/empty-note.tsx';
import { LinkButton } from '@/app/_ui/link-button.tsx';
import { type AiScreen, aiHref } from './ai-screen.ts';

/** The page before an AI agent ever had a call, or where others than AI agents were chosen. */
export function NoAiAgents({ screen, hasOthers }: { screen: AiScreen; hasOthers: boolean }) {
  const { agent: _, ...others } = screen.address.filters;
  return hasOthers ? (
    <EmptyNote
      title="None of the chosen agents is an AI agent"
      action={<LinkButton href={aiHref(screen, others)}>Show all AI agents</LinkButton>}
    >
      This page tells what AI agents got done. What people handled stands under Agents.
    </EmptyNote>
  ) : (
    <EmptyNote title="No AI agent has had a call yet">
      When a connected provider reports the calls of an AI agent, this page tells what the agent got done:
      whom it reached, how the calls ended and what it found out.
    </EmptyNote>
  );
}

/** What stands where no AI call of the scope is, and what to do about it. */
export function NoAiCalls({ screen }: { screen: AiScreen }) {
  const { period, from, to, ...narrowing } = screen.address.filters;
  return Object.keys(narrowing).length > 0 ? (
    <EmptyNote
      title="No AI call matches"
      action={<LinkButton href={aiHref(screen, { period, from, to })}>Clear the filters</LinkButton>}
    >
      No ended AI call of this period matches all of the filters. Live, internal and test calls are not
      counted.
    </EmptyNote>
  ) : (
    <EmptyNote
      title="No AI call of this period has ended"
      action={<LinkButton href="/ai-calls?period=90d">Show 90 days</LinkButton>}
    >
      Choose a longer period. Live, internal and test calls are not counted.
    </EmptyNote>
  );
}
