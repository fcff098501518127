'use client';

import { Button, Modal, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { DialogForm } from '@/app/_ui/dialog-form.tsx';
import { Facts } from '@/app/_ui/facts.tsx';
import { Panel } from '@/app/_ui/panel.tsx';
import { useFormAction } from '@/app/_ui/use-form-action.ts';
import { CodeList } from './code-list.tsx';
import { CodeListInput } from './code-list-input.tsx';
import { allowHosts } from './recording-host-actions.ts';

type Props = {
  connectionId: string;
  /** Hosts that an admin allowed. */
  allowed: string[];
  /** Hosts that the provider is known to use. */
  known: readonly string[];
};

/** From which hosts recordings are fetched, and the form that changes it. */
export function RecordingHosts(props: Props) {
  const [editing, { open, close }] = useDisclosure(false);
  return (
    <Panel
      title="Recordings"
      actions={
        <Button size="xs" variant="default" onClick={open} aria-label="Change hosts of recordings">
          Change
        </Button>
      }
    >
      <Facts
        facts={[
          { name: 'Known of the provider', value: <CodeList codes={props.known} none="none" /> },
          { name: 'Allowed besides', value: <CodeList codes={props.allowed} none="none" /> },
        ]}
      />
      <Modal opened={editing} onClose={close} title="Hosts of this connection’s recordings">
        <HostForm {...props} onDone={close} />
      </Modal>
    </Panel>
  );
}

function HostForm({ connectionId, allowed, onDone }: Props & { onDone: () => void }) {
  const form = useFormAction(allowHosts, onDone);
  const { problem } = form;
  return (
    <DialogForm form={form} submit="Save hosts" onCancel={onDone}>
      <Text size="sm">
        Recordings are fetched from these hosts and those that the provider is known to use: over https only,
        and never from an address inside a private network.
      </Text>
      <input type="hidden" name="connectionId" value={connectionId} />
      <CodeListInput
        name="recordingHosts"
        label="Hosts allowed besides"
        description="One to a line, as media.example.com, media.example.com:8443, or *.example.com for all hosts below a name."
        codes={allowed}
        error={problem('recordingHosts')}
      />
    </DialogForm>
  );
}
