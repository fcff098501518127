import { type MarkTone, StateMark } from '@/app/_ui/state-mark.tsx';
import type { ConnectionState } from '@/lib/health/connection-state.ts';

const words: Record<ConnectionState, { tone: MarkTone; word: string }> = {
  ok: { tone: 'good', word: 'Active' },
  attention: { tone: 'waiting', word: 'Needs attention' },
  trouble: { tone: 'bad', word: 'In trouble' },
  waiting: { tone: 'waiting', word: 'Waiting for its first delivery' },
  paused: { tone: 'quiet', word: 'Paused' },
  deleting: { tone: 'quiet', word: 'Being deleted' },
};

/** How a connection is, in a word. */
export function ConnectionStateMark({ state }: { state: ConnectionState }) {
  const { tone, word } = words[state];
  return <StateMark tone={tone}>{word}</StateMark>;
}
