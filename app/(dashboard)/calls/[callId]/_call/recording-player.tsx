'use client';

import { ActionIcon, Button, Loader, NativeSelect } from '@mantine/core';
import {
  IconPlayerPauseFilled,
  IconPlayerPlayFilled,
  IconRewindBackward10,
  IconRewindForward10,
} from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { clockDuration } from '@/app/_ui/clock-duration.ts';
import { copyText } from '@/app/_ui/copy-text.ts';
import { Note } from '@/app/_ui/note.tsx';
import classes from './recording.module.css';
import { jump, nextSpeed, type RecordingCommand, recordingCommand, speeds } from './recording-keys.ts';
import { momentHash } from './recording-moment.ts';
import { useRecording } from './use-recording.ts';

/** Plays the recording of a call through our own origin. Nothing is fetched before the first play. */
export function RecordingPlayer({ callId }: { callId: string }) {
  const address = `/api/calls/${callId}/recording`;
  const recording = useRecording(address);
  const { state, position, total, speed, trouble, play, pause, moveTo, setSpeed } = recording;
  const busy = state === 'playing' || state === 'loading';

  const act: Record<RecordingCommand, () => void> = {
    toggle: busy ? pause : play,
    back: () => moveTo(position - jump),
    forward: () => moveTo(position + jump),
    slower: () => setSpeed(nextSpeed(speed, 'slower')),
    faster: () => setSpeed(nextSpeed(speed, 'faster')),
  };
  const frame = useKeysWithin((command) => act[command]());

  return (
    <section ref={frame} className={classes.player} aria-label="Player" data-state={state}>
      <audio {...recording.element} />
      <div className={classes.controls}>
        <ActionIcon
          size="lg"
          radius="xl"
          onClick={act.toggle}
          aria-label={busy ? 'Pause' : 'Play'}
          title={busy ? 'Pause (k)' : 'Play (k)'}
        >
          {busy ? <IconPlayerPauseFilled size={18} /> : <IconPlayerPlayFilled size={18} />}
        </ActionIcon>
        <ActionIcon
          variant="default"
          size="lg"
          onClick={act.back}
          aria-label="10 seconds back"
          title="10 s back (j)"
        >
          <IconRewindBackward10 size={18} />
        </ActionIcon>
        <ActionIcon
          variant="default"
          size="lg"
          onClick={act.forward}
          aria-label="10 seconds forward"
          title="10 s forward (l)"
        >
          <IconRewindForward10 size={18} />
        </ActionIcon>
        <input
          type="range"
          className={classes.seek}
          aria-label="Position"
          aria-valuetext={`${clockDuration(position)} of ${total === null ? 'unknown length' : clockDuration(total)}`}
          min={0}
          max={Math.max(1, total ?? position)}
          step={0.1}
          value={position}
          disabled={total === null}
          onChange={({ currentTarget }) => moveTo(currentTarget.valueAsNumber)}
        />
        <span className={classes.time}>
          {clockDuration(Math.floor(position))} / {total === null ? '–:––' : clockDuration(total)}
        </span>
        <NativeSelect
          size="xs"
          aria-label="Speed"
          className={classes.speed}
          value={String(speed)}
          onChange={({ currentTarget }) => setSpeed(Number(currentTarget.value))}
          data={speeds.map((each) => ({ value: String(each), label: `${each}×` }))}
        />
        <CopyMoment position={position} />
        <span role="status" className={classes.state}>
          {state === 'loading' && (
            <>
              <Loader size={14} /> Loading …
            </>
          )}
        </span>
      </div>
      {state === 'failed' && trouble && (
        <Note tone="bad" title={trouble.title} role="alert">
          <p>{trouble.detail}</p>
          <p className={classes.ways}>
            <Button size="compact-sm" variant="default" onClick={play}>
              Try again
            </Button>
            {trouble.canSave && (
              <a href={address} download>
                Save the file
              </a>
            )}
          </p>
        </Note>
      )}
      <p className={classes.hint}>
        Keys while the player has the focus: <kbd>k</kbd> or space plays and pauses, <kbd>j</kbd> <kbd>l</kbd>{' '}
        or <kbd>←</kbd> <kbd>→</kbd> jump 10 seconds, <kbd>&lt;</kbd> <kbd>&gt;</kbd> change the speed.
      </p>
    </section>
  );
}

function CopyMoment({ position }: { position: number }) {
  const [said, setSaid] = useState<string | null>(null);

  async function copy() {
    const { origin, pathname, search } = window.location;
    const copied = await copyText(origin + pathname + search + momentHash(position));
    setSaid(copied ? 'Copied' : 'Copying failed');
    setTimeout(() => setSaid(null), 2500);
  }

  return (
    <Button size="compact-sm" variant="default" onClick={copy}>
      {said ?? `Copy link to ${clockDuration(Math.floor(position))}`}
    </Button>
  );
}

/**
 * Keys that are pressed inside an element. Heard there and not through React, whose listener is the whole
 * document's: a key that the player uses must not reach the keys of the page.
 */
function useKeysWithin(onCommand: (command: RecordingCommand) => void) {
  const frame = useRef<HTMLElement>(null);
  const latest = useRef(onCommand);
  useEffect(() => {
    latest.current = onCommand;
  });
  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    function press(event: KeyboardEvent) {
      const { key, target } = event;
      const command = recordingCommand(key);
      if (command === null || event.ctrlKey || event.metaKey || event.altKey) return;
      if (target instanceof HTMLSelectElement) return;
      // The space bar presses the button that has the focus.
      if (key === ' ' && (target instanceof HTMLButtonElement || target instanceof HTMLAnchorElement)) return;
      event.preventDefault();
      event.stopPropagation();
      latest.current(command);
    }
    element.addEventListener('keydown', press);
    return () => element.removeEventListener('keydown', press);
  }, []);
  return frame;
}
