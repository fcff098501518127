import { type MarkTone, StateMark } from '@/app/_ui/state-mark.tsx';
import type { ConnectionStatus } from '@/lib/connections/connection.ts';

const words: Record<ConnectionStatus, { tone: MarkTone; word: string }> = {
  waiting: { tone: 'waiting', word: 'Waiting for its first delivery' },
  active: { tone: 'good', word: 'Active' },
  paused: { tone: 'quiet', word: 'Paused' },
};

export function ConnectionStatusMark({ status }: { status: ConnectionStatus }) {
  const { tone, word } = words[status];
  return <StateMark tone={tone}>{word}</StateMark>;
}
