'use client';

import { Button, Group, Modal, NativeSelect, Stack, Text } from '@mantine/core';
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
  secrets,
  zone,
}: {
  connectionId: string;
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
        <RotationForm connectionId={connectionId} onDone={close} />
      </Modal>
    </Panel>
  );
}

function RotationForm({ connectionId, onDone }: { connectionId: string; onDone: () => void }) {
  const { failure, pending, onSubmit } = useFormAction(rotate, onDone);
  return (
    <form method="post" onSubmit={onSubmit}>
      <Stack gap="md">
        <Text size="sm">
          A new secret is valid at once. Paste the new address into the provider’s portal while the old one
          still works.
        </Text>
        <input type="hidden" name="connectionId" value={connectionId} />
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
