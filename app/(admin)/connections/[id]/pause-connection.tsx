'use client';

import { Button, Modal, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { DialogForm } from '@/app/_ui/dialog-form.tsx';
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
  const form = useFormAction(pause, onDone);
  return (
    <DialogForm form={form} submit="Pause it" onCancel={onDone}>
      <input type="hidden" name="connectionId" value={connectionId} />
      <Text size="sm">
        Deliveries are still taken and kept, but not read: no calls of it appear, and figures stay as they
        are. When you resume, all that came meanwhile is read. Nothing is lost.
      </Text>
    </DialogForm>
  );
}
