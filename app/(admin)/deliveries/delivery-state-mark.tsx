import { type MarkTone, StateMark } from '@/app/_ui/state-mark.tsx';
import type { DeliveryState } from '@/lib/webhooks/delivery-state.ts';

const words: Record<DeliveryState, { tone: MarkTone; word: string }> = {
  pending: { tone: 'waiting', word: 'Pending' },
  projected: { tone: 'good', word: 'Projected' },
  ignored: { tone: 'quiet', word: 'Ignored' },
  failed: { tone: 'bad', word: 'Failed' },
};

/** What became of a delivery, in a word. */
export function DeliveryStateMark({ state }: { state: DeliveryState }) {
  const { tone, word } = words[state];
  return <StateMark tone={tone}>{word}</StateMark>;
}
