import { EmptyNote } from '@/app/_ui/empty-note.tsx';

/** The page before an AI agent ever had a call. */
export function NoAiAgents() {
  return (
    <EmptyNote title="No AI agent has had a call yet">
      When a connected provider reports the calls of an AI agent, this page tells what the agent got done:
      whom it reached, how the calls ended and what it found out.
    </EmptyNote>
  );
}
