'use client';

import { Button, Group, Progress } from '@mantine/core';
import { Instant } from '@/app/_ui/instant.tsx';
import { Note } from '@/app/_ui/note.tsx';
import { useButtonAction } from '@/app/_ui/use-button-action.ts';
import type { ReadingChange } from '@/lib/connections/reading-change.ts';
import { readAgain } from './manage-actions.ts';

type Props = { connectionId: string; change: ReadingChange; isPaused: boolean; zone: string };

/** Says that stored deliveries were read with what has changed since, and reads them again. */
export function ReadingChangeNote({ connectionId, change: { changedAt, job }, isPaused, zone }: Props) {
  const { pending, failure, run } = useButtonAction();
  if (job !== null) {
    const percent = job.total > 0 ? Math.floor((100 * Math.min(job.done, job.total)) / job.total) : 0;
    return (
      <Note tone="quiet" title="Deliveries are being read again" role="status">
        {percent} % done. Calls are there all the time, and change as their deliveries are read.
        <Progress value={percent} mt={6} aria-label="Read again" />
      </Note>
    );
  }
  return (
    <Note tone="warning" title="Older deliveries were read with other settings">
      <Group justify="space-between" gap="sm">
        <span>
          Time zone, country or the provider’s settings changed on <Instant at={changedAt} zone={zone} />.
          What came before was read with the old ones; reading it again makes its calls anew, with notes and
          tags in place.
          {isPaused && ' Resume the connection first.'}
          {failure !== null && <strong role="alert"> {failure}</strong>}
        </span>
        <Button
          size="xs"
          variant="default"
          loading={pending}
          disabled={isPaused}
          onClick={() => run(() => readAgain(connectionId), 'They are being read again.')}
        >
          Read them again
        </Button>
      </Group>
    </Note>
  );
}
