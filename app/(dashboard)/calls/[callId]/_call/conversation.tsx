import { wholeNumber } from '@/app/_ui/whole-number.ts';
import type { WholeCall } from '@/lib/calls/call.ts';
import { speakerLabels } from '@/lib/calls/labels.ts';
import { estimatePositions } from '@/lib/transcripts/estimate-positions.ts';
import { Card } from './card.tsx';
import type { ShownTurn } from './conversation-turn.tsx';
import { ConversationTurns } from './conversation-turns.tsx';
import { speakerWord } from './speaker-word.ts';

type Props = {
  call: Pick<WholeCall, 'transcript' | 'talk' | 'duration' | 'recordingState'>;
  /** Whether the viewer may listen to recordings. */
  mayPlay: boolean;
};

/** What was said, turn by turn: who speaks is told by side, mark and word. */
export function Conversation({ call, mayPlay }: Props) {
  const turns = call.transcript;
  if (turns.length === 0) return null;
  const positions = estimatePositions(turns, call.talk ?? call.duration);
  const seekable = mayPlay && call.recordingState === 'available';
  const shown = turns.map(({ speaker, words, text }, index): ShownTurn => {
    const called = speakerWord(words);
    const same = called.toLowerCase() === speakerLabels[speaker].word.toLowerCase();
    const { seconds = null, estimated = false } = positions[index] ?? {};
    return { speaker, called: same ? '' : called, text, at: seconds, estimated };
  });
  const estimated = shown.some(({ at, estimated }) => at !== null && estimated);
  const counted = turns.length === 1 ? '1 turn' : `${wholeNumber(turns.length)} turns`;
  return (
    <Card title="Conversation" note={estimated ? `${counted}; times marked ≈ are estimated` : counted}>
      <ConversationTurns turns={shown} seekable={seekable} />
    </Card>
  );
}
