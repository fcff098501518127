'use client';

import { Button, Group, Progress } from '@mantine/core';
import { Note } from '@/app/_ui/note.tsx';
import { useButtonAction } from '@/app/_ui/use-button-action.ts';
import { wholeNumber } from '@/app/_ui/whole-number.ts';
import type { Deletion } from '@/lib/connections/delete-connection-job.ts';
import { beginDeletion } from './deletion-actions.ts';

type Props = { connectionId: string; label: string; deletion: Deletion };

/** How far the deletion of the connection is; one that stands still goes on from here. */
export function BeingDeleted({ connectionId, label, deletion: { state, done, total, problem } }: Props) {
  const { pending, failure, run } = useButtonAction();
  const percent = total > 0 ? Math.floor((100 * Math.min(done, total)) / total) : 0;
  const far = total > 0 ? `${wholeNumber(done)} of ${wholeNumber(total)} calls and deliveries are gone.` : '';
  if (state === 'running') {
    return (
      <Note tone="quiet" title="This connection is being deleted" role="status">
        {far} Its requests are refused. It goes on by itself, whatever page you go to.
        <Progress value={percent} mt={6} aria-label="Deleted" />
      </Note>
    );
  }
  const goOn = () => {
    const form = new FormData();
    form.set('connectionId', connectionId);
    form.set('label', label);
    return beginDeletion(form);
  };
  return (
    <Note tone="warning" title="The deletion of this connection stands still" role="status">
      <Group justify="space-between" gap="sm">
        <span>
          {problem ?? 'Somebody cancelled it.'} {far} Its requests are refused, and it cannot be used again.
          {failure !== null && <strong role="alert"> {failure}</strong>}
        </span>
        <Button size="xs" loading={pending} onClick={() => run(goOn, 'It goes on.')}>
          Go on
        </Button>
      </Group>
    </Note>
  );
}
