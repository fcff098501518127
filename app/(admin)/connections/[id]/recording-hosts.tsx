'use client';

import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Facts } from '@/app/_ui/facts.tsx';
import { FormAlert } from '@/app/_ui/form-alert.tsx';
import { Panel } from '@/app/_ui/panel.tsx';
import { SubmitButton } from '@/app/_ui/submit-button.tsx';
import { useFormAction } from '@/app/_ui/use-form-action.ts';
import { allowHosts } from './recording-host-actions.ts';
import classes from './recording-hosts.module.css';

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
          { name: 'Known of the provider', value: <Hosts hosts={props.known} none="none" /> },
          { name: 'Allowed besides', value: <Hosts hosts={props.allowed} none="none" /> },
        ]}
      />
      <Modal opened={editing} onClose={close} title="Hosts of this connection’s recordings">
        <HostForm {...props} onDone={close} />
      </Modal>
    </Panel>
  );
}

function Hosts({ hosts, none }: { hosts: readonly string[]; none: string }) {
  if (hosts.length === 0) return none;
  return (
    <ul className={classes.hosts}>
      {hosts.map((host) => (
        <li key={host}>
          <code>{host}</code>
        </li>
      ))}
    </ul>
  );
}

function HostForm({ connectionId, allowed, onDone }: Props & { onDone: () => void }) {
  const { failure, pending, onSubmit, problem } = useFormAction(allowHosts, onDone);
  return (
    <form method="post" onSubmit={onSubmit}>
      <Stack gap="md">
        <Text size="sm">
          Recordings are fetched from these hosts and those that the provider is known to use: over https
          only, and never from an address inside a private network.
        </Text>
        <input type="hidden" name="connectionId" value={connectionId} />
        <Textarea
          name="recordingHosts"
          label="Hosts allowed besides"
          description="One to a line, as media.example.com, media.example.com:8443, or *.example.com for all hosts below a name."
          autosize
          minRows={3}
          maxRows={10}
          spellCheck={false}
          autoComplete="off"
          defaultValue={allowed.join('\n')}
          error={problem('recordingHosts')}
          classNames={{ input: classes.entries }}
        />
        <FormAlert failure={failure} />
        <Group justify="flex-end" gap="sm">
          <Button variant="subtle" color="gray" onClick={onDone}>
            Cancel
          </Button>
          <SubmitButton loading={pending}>Save hosts</SubmitButton>
        </Group>
      </Stack>
    </form>
  );
}
