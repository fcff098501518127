'use client';

import { Button, Group, Modal, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { FormAlert } from '@/app/_ui/form-alert.tsx';
import { Instant } from '@/app/_ui/instant.tsx';
import { Panel } from '@/app/_ui/panel.tsx';
import { SubmitButton } from '@/app/_ui/submit-button.tsx';
import { useFormAction } from '@/app/_ui/use-form-action.ts';
import classes from './secrets.module.css';
import { rotate } from './setup-actions.ts';

type Secret = { fingerprint: string; validFrom: Date; validUntil: Date | null };

/** The valid secrets by fingerprint, and the exchange for a new one. */
export function Secrets({
  connectionId,
  madeByProvider,
  secrets,
  zone,
}: {
  connectionId: string;
  /** The secret comes from the provider's portal instead of from here. */
  madeByProvider: boolean;
  secrets: Secret[];
  zone: string;
}) {
  const [asking, { open, close }] = useDisclosure(false);
  return (
    <Panel
      title="Secrets"
      actions={
        <Button size="xs" variant="default" onClick={open}>
          Rotate
        </Button>
      }
    >
      <ul className={classes.list}>
        {secrets.map(({ fingerprint, validFrom, validUntil }) => (
          <li key={fingerprint}>
            <code>{fingerprint}</code>
            <Text size="xs" c="dimmed">
              {validUntil ? (
                <>
                  until <Instant at={validUntil.toISOString()} zone={zone} />
                </>
              ) : (
                <>
                  since <Instant at={validFrom.toISOString()} zone={zone} />
                </>
              )}
            </Text>
          </li>
        ))}
      </ul>
      <Modal opened={asking} onClose={close} title="Rotate the secret">
        <RotationForm connectionId={connectionId} madeByProvider={madeByProvider} onDone={close} />
      </Modal>
    </Panel>
  );
}

type RotationProps = { connectionId: string; madeByProvider: boolean; onDone: () => void };

function RotationForm({ connectionId, madeByProvider, onDone }: RotationProps) {
  const { failure, pending, onSubmit, problem } = useFormAction(rotate, onDone);
  return (
    <form method="post" onSubmit={onSubmit}>
      <Stack gap="md">
        <Text size="sm">
          A new secret is valid at once. Give it to the provider’s portal while the old one still works.
        </Text>
        <input type="hidden" name="connectionId" value={connectionId} />
        {madeByProvider && (
          <TextInput
            name="secret"
            label="New secret from the provider"
            description="As its portal shows it. Left empty, one is made for you to paste there."
            autoComplete="off"
            error={problem('secret')}
          />
        )}
        <NativeSelect
          name="overlapHours"
          label="The old secret stays valid for"
          data={overlaps}
          defaultValue="24"
        />
        <FormAlert failure={failure} />
        <Group justify="flex-end" gap="sm">
          <Button variant="subtle" color="gray" onClick={onDone}>
            Cancel
          </Button>
          <SubmitButton loading={pending}>Rotate secret</SubmitButton>
        </Group>
      </Stack>
    </form>
  );
}

const overlaps = [
  { value: '24', label: '24 hours' },
  { value: '168', label: '7 days' },
  { value: '1', label: '1 hour' },
  { value: '0', label: 'not at all: it ends now' },
];
