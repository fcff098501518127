import { IconQuestionMark, IconSparkles, IconUser } from '@tabler/icons-react';
import { clockDuration } from '@/app/_ui/clock-duration.ts';
import type { TranscriptTurn } from '@/lib/calls/call-event.ts';
import { speakerLabels } from '@/lib/calls/labels.ts';
import { Card } from './card.tsx';
import classes from './conversation.module.css';
import { speakerWord } from './speaker-word.ts';

/** More of them make a page that no browser likes; the delivery has all. */
const turnsShown = 2000;

/** What was said, turn by turn: who speaks is told by side, mark and word. */
export function Conversation({ turns }: { turns: TranscriptTurn[] }) {
  if (turns.length === 0) return null;
  return (
    <Card title="Conversation" note={noteOn(turns.length)}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className={classes.scroll} tabIndex={0} aria-label="Transcript">
        <ol className={classes.turns}>
          {turns.slice(0, turnsShown).map((turn, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: turns have no name but their place
            <li key={index} className={classes.turn} data-speaker={turn.speaker}>
              <Speaker turn={turn} />
              {turn.text.trim() === '' ? (
                <p className={classes.nothing}>(no words)</p>
              ) : (
                <p className={classes.text} dir="auto">
                  {turn.text}
                </p>
              )}
            </li>
          ))}
        </ol>
      </section>
    </Card>
  );
}

function noteOn(turns: number): string {
  if (turns > turnsShown) return `the first ${turnsShown} of ${turns.toLocaleString('en-GB')} turns`;
  return turns === 1 ? '1 turn' : `${turns} turns`;
}

const marks = { human: IconUser, ai: IconSparkles, other: IconQuestionMark };

function Speaker({ turn }: { turn: TranscriptTurn }) {
  const Mark = marks[turn.speaker];
  const { word, means } = speakerLabels[turn.speaker];
  const called = speakerWord(turn.words);
  return (
    <p className={classes.speaker}>
      <Mark size={14} stroke={1.8} aria-hidden="true" />
      <strong title={means}>{word}</strong>
      {called !== '' && called.toLowerCase() !== word.toLowerCase() && <bdi>{called}</bdi>}
      {turn.offset !== null && <span>{clockDuration(turn.offset)}</span>}
    </p>
  );
}
