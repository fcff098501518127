'use client';

import { Button, Group, Modal, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { DialogForm } from '@/app/_ui/dialog-form.tsx';
import { Note } from '@/app/_ui/note.tsx';
import { TextLink } from '@/app/_ui/text-link.tsx';
import { useFormAction } from '@/app/_ui/use-form-action.ts';
import type { DemoState } from '@/lib/demo/demo-state.ts';
import classes from './demo-note.module.css';
import { removeDemoData } from './remove-demo-data.ts';

/** Says that demo data is there, and offers to remove it. */
export function DemoNote({ demo: { loaded, job } }: { demo: DemoState }) {
  const [asking, { open, close }] = useDisclosure(false);
  if (!loaded) return null;
  if (job.state === 'running') {
    return (
      <div className={classes.place}>
        <Note tone="quiet" role="status" title="Demo data is being loaded">
          {Math.floor(job.share * 100)} % done.{' '}
          <TextLink href="/" underline="always">
            Watch it on the overview
          </TextLink>
        </Note>
      </div>
    );
  }
  return (
    <div className={classes.place}>
      <Note tone="quiet" title="Demo data is loaded">
        <Group justify="space-between" gap="sm">
          <span>The connections marked “(demo)” and all their calls are made up.</span>
          <Button size="xs" variant="default" onClick={open}>
            Remove demo data
          </Button>
        </Group>
      </Note>
      <Modal opened={asking} onClose={close} title="Remove the demo data?">
        <RemovalForm onDone={close} />
      </Modal>
    </div>
  );
}

function RemovalForm({ onDone }: { onDone: () => void }) {
  const form = useFormAction(removeDemoData, onDone);
  return (
    <DialogForm form={form} submit="Remove it" onCancel={onDone}>
      <Text size="sm">
        The demo connections go, with their deliveries, calls and agents. Your own connections and calls stay
        as they are.
      </Text>
    </DialogForm>
  );
}
