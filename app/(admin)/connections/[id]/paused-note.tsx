'use client';

import { Button, Group } from '@mantine/core';
import { Note } from '@/app/_ui/note.tsx';
import { useButtonAction } from '@/app/_ui/use-button-action.ts';
import { resume } from './manage-actions.ts';

/** Says that the connection is paused, how much waits, and takes it up again. */
export function PausedNote({ connectionId, waiting }: { connectionId: string; waiting: string }) {
  const { pending, failure, run } = useButtonAction();
  return (
    <Note tone="warning" title="This connection is paused" role="status">
      <Group justify="space-between" gap="sm">
        <span>
          Deliveries are kept and not read. {waiting}
          {failure !== null && <strong role="alert"> {failure}</strong>}
        </span>
        <Button size="xs" loading={pending} onClick={() => run(() => resume(connectionId), 'It goes on.')}>
          Resume
        </Button>
      </Group>
    </Note>
  );
}
