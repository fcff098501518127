'use client';

import { Button, Group, ProgressRoot, ProgressSection, Text } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { Note } from '@/app/_ui/note.tsx';
import { useButtonAction } from '@/app/_ui/use-button-action.ts';
import { wholeNumber } from '@/app/_ui/whole-number.ts';
import { askReplay, cancelReplay } from './replay-actions.ts';
import type { ReplayProgress } from './replay-progress.ts';

/** How far a replay is; turns into what came of it by itself. */
export function JobProgress({ progress: first }: { progress: ReplayProgress }) {
  const progress = useProgress(first);
  const { id, state, done, total, counts, problem, isStalled } = progress;
  const { pending, failure, said, run } = useButtonAction();
  const percent = total === 0 ? 0 : Math.min(100, Math.floor((100 * done) / total));
  const isRunning = state === 'running';
  return (
    <div>
      <Text size="sm" role="status">
        {words[state]}
        {counts !== null && !isRunning && `: ${countWords(counts)}`}
      </Text>
      {isRunning && (
        <>
          <ProgressRoot size="lg" my="sm">
            <ProgressSection value={percent} aria-label="Deliveries done" aria-valuetext={`${percent} %`} />
          </ProgressRoot>
          <Group justify="space-between">
            <Text size="sm">
              {wholeNumber(done)} of {wholeNumber(total)} deliveries, {percent} %. It goes on when you leave
              this page.
            </Text>
            <Button
              variant="default"
              size="xs"
              loading={pending}
              onClick={() => run(() => cancelReplay(id), 'Cancelled.')}
            >
              Cancel
            </Button>
          </Group>
        </>
      )}
      {isStalled && (
        <Note tone="warning" title="Nothing has moved for a while">
          The process that reads deliveries may be down. It goes on where it was once that runs again.
        </Note>
      )}
      {problem !== null && <Note tone="bad">{problem}</Note>}
      {failure !== null && (
        <Note tone="bad" role="alert">
          {failure}
        </Note>
      )}
      <span className="visually-hidden" role="status">
        {said}
      </span>
    </div>
  );
}

const words = {
  running: 'Deliveries are being read again',
  done: 'Done',
  failed: 'It failed',
  cancelled: 'Cancelled; what was read until then stays read',
} as const;

function countWords({ read, failed, skipped }: NonNullable<ReplayProgress['counts']>): string {
  const parts = [`${wholeNumber(read)} read`];
  if (failed > 0) parts.push(`${wholeNumber(failed)} of them could not be understood`);
  if (skipped > 0) parts.push(`${wholeNumber(skipped)} left as they are, their bodies being removed`);
  return `${parts.join(', ')}.`;
}

/** Asks while it runs and is looked at; what came of it is the page's to show. */
function useProgress(first: ReplayProgress): ReplayProgress {
  const router = useRouter();
  const [progress, setProgress] = useState(first);
  useEffect(() => setProgress(first), [first]);
  const { id, state } = progress;

  useEffect(() => {
    if (state !== 'running') return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let stopped = false;

    async function ask() {
      const isSeen = document.visibilityState === 'visible';
      // Without an answer it is asked again.
      const now = isSeen ? await askReplay(id).catch(() => null) : null;
      if (stopped) return;
      if (now !== null) setProgress(now);
      if (now !== null && now.state !== 'running') router.refresh();
      else timer = setTimeout(ask, pause);
    }

    timer = setTimeout(ask, pause);
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
  }, [router, id, state]);

  return progress;
}

/** Milliseconds. */
const pause = 1_000;
