'use client';

import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { FormAlert } from '@/app/_ui/form-alert.tsx';
import { SubmitButton } from '@/app/_ui/submit-button.tsx';
import { useFormAction } from '@/app/_ui/use-form-action.ts';
import { pause } from './manage-actions.ts';

/** The button that pauses the connection, and what that means. */
export function PauseConnection({ connectionId }: { connectionId: string }) {
  const [asking, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button size="xs" variant="default" onClick={open}>
        Pause
      </Button>
      <Modal opened={asking} onClose={close} title="Pause this connection?">
        <PauseForm connectionId={connectionId} onDone={close} />
      </Modal>
    </>
  );
}

function PauseForm({ connectionId, onDone }: { connectionId: string; onDone: () => void }) {
  const { failure, pending, onSubmit } = useFormAction(pause, onDone);
  return (
    <form method="post" onSubmit={onSubmit}>
      <Stack gap="md">
        <input type="hidden" name="connectionId" value={connectionId} />
        <Text size="sm">
          Deliveries are still taken and kept, but not read: no calls of it appear, and figures stay as they
          are. When you resume, all that came meanwhile is read. Nothing is lost.
        </Text>
        <FormAlert failure={failure} />
        <Group justify="flex-end" gap="sm">
          <Button variant="subtle" color="gray" onClick={onDone}>
            Cancel
          </Button>
          <SubmitButton loading={pending}>Pause it</SubmitButton>
        </Group>
      </Stack>
    </form>
  );
}
