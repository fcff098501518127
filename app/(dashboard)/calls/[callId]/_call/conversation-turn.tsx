'use client';

import { ActionIcon } from '@mantine/core';
import { IconCheck, IconCopy, IconLink, IconQuestionMark, IconSparkles, IconUser } from '@tabler/icons-react';
import { memo, useState } from 'react';
import { clockDuration } from '@/app/_ui/clock-duration.ts';
import { copyText } from '@/app/_ui/copy-text.ts';
import { wholeNumber } from '@/app/_ui/whole-number.ts';
import { speakerLabels } from '@/lib/calls/labels.ts';
import type { Speaker } from '@/lib/calls/vocabulary.ts';
import classes from './conversation.module.css';
import { type Hit, longestShown, markedPieces, shownPart } from './conversation-search.ts';
import { seekRecording } from './recording-events.ts';

/** A turn as it is shown. */
export type ShownTurn = {
  speaker: Speaker;
  /** How the provider calls the speaker, where that says more. */
  called: string;
  text: string;
  /** Seconds into the recording; null where nobody can tell. */
  at: number | null;
  /** Whether that is only likely. */
  estimated: boolean;
};

type Props = {
  turn: ShownTurn;
  /** Its number, from 1: `#turn-12` in the address. */
  number: number;
  hits: readonly Hit[];
  current: Hit | null;
  /** Whether a recording stands on the page that can be played from here. */
  seekable: boolean;
  linked: boolean;
  played: boolean;
};

/** One turn. A long one is shown in part until all of it is asked for. */
export const ConversationTurn = memo(function ConversationTurn(props: Props) {
  const { turn, number, hits, current, linked, played } = props;
  const [whole, setWhole] = useState(false);
  const { text } = turn;
  const part = whole ? { from: 0, to: text.length } : shownPart(text, current);
  return (
    <li
      id={`turn-${number}`}
      className={classes.turn}
      data-speaker={turn.speaker}
      data-linked={linked ? '' : undefined}
      aria-current={played ? 'time' : undefined}
    >
      <TurnHead {...props} />
      {text.trim() === '' ? (
        <p className={classes.nothing}>(no words)</p>
      ) : (
        <p className={classes.text} dir="auto">
          {part.from > 0 && '… '}
          {markedPieces(text, part, hits, current).map((piece) =>
            piece.hit === null ? (
              piece.text
            ) : (
              <mark key={piece.at} data-current={piece.hit === current ? '' : undefined}>
                {piece.text}
              </mark>
            ),
          )}
          {part.to < text.length && ' …'}
        </p>
      )}
      {text.length > longestShown && (
        <button type="button" className={classes.more} onClick={() => setWhole(!whole)} aria-expanded={whole}>
          {whole ? 'Show less' : `Show all ${wholeNumber(text.length)} characters`}
        </button>
      )}
    </li>
  );
});

const marks = { human: IconUser, ai: IconSparkles, other: IconQuestionMark };

function TurnHead({ turn, number, seekable }: Props) {
  const Mark = marks[turn.speaker];
  const { word, means } = speakerLabels[turn.speaker];
  return (
    <div className={classes.speaker}>
      <Mark size={14} stroke={1.8} aria-hidden="true" />
      <strong title={means}>{word}</strong>
      {turn.called !== '' && <bdi>{turn.called}</bdi>}
      <TurnTime turn={turn} seekable={seekable} />
      <span className={classes.tools}>
        <CopyTurn turn={turn} number={number} />
        <a href={`#turn-${number}`} aria-label={`Link to turn ${number}`} title="Link to this turn">
          <IconLink size={14} stroke={1.8} aria-hidden="true" />
        </a>
      </span>
    </div>
  );
}

function TurnTime({ turn: { at, estimated }, seekable }: Pick<Props, 'turn' | 'seekable'>) {
  if (at === null) return null;
  const clock = clockDuration(Math.floor(at));
  const shown = estimated ? `≈ ${clock}` : clock;
  const means = estimated ? 'Estimated from the length of what was said before' : 'As the provider says it';
  if (!seekable) return <span title={means}>{shown}</span>;
  return (
    <button
      type="button"
      className={classes.seek}
      title={`Play from here. ${means}`}
      aria-label={`Play from ${estimated ? 'about ' : ''}${clock}`}
      onClick={() => seekRecording(at)}
    >
      {shown}
    </button>
  );
}

function CopyTurn({ turn, number }: Pick<Props, 'turn' | 'number'>) {
  const [copied, setCopied] = useState(false);
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size="sm"
      aria-label={copied ? `Turn ${number} copied` : `Copy turn ${number}`}
      title="Copy this turn"
      onClick={async () => {
        setCopied(await copyText(turn.text));
        setTimeout(() => setCopied(false), 2500);
      }}
    >
      {copied ? <IconCheck size={14} aria-hidden="true" /> : <IconCopy size={14} aria-hidden="true" />}
    </ActionIcon>
  );
}
