'use client';

import { Button, Group, Modal, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Facts } from '@/app/_ui/facts.tsx';
import { FormAlert } from '@/app/_ui/form-alert.tsx';
import { Panel } from '@/app/_ui/panel.tsx';
import { SubmitButton } from '@/app/_ui/submit-button.tsx';
import { useFormAction } from '@/app/_ui/use-form-action.ts';
import { limit } from './limit-actions.ts';
import classes from './limits.module.css';

type Props = {
  connectionId: string;
  /** Deliveries a second; `null`: the default. */
  rateLimit: number | null;
  defaultRate: number;
  allowedAddresses: string[];
};

/** How much the connection may send and from where, and the form that changes it. */
export function Limits(props: Props) {
  const [editing, { open, close }] = useDisclosure(false);
  const { rateLimit, defaultRate, allowedAddresses } = props;
  return (
    <Panel
      title="Limits"
      actions={
        <Button size="xs" variant="default" onClick={open} aria-label="Change limits">
          Change
        </Button>
      }
    >
      <Facts
        facts={[
          {
            name: 'Deliveries a second',
            value: (rateLimit ?? defaultRate).toLocaleString('en') + (rateLimit === null ? ' (default)' : ''),
          },
          {
            name: 'May send',
            value:
              allowedAddresses.length === 0 ? (
                'any address with the secret'
              ) : (
                <ul className={classes.addresses}>
                  {allowedAddresses.map((address) => (
                    <li key={address}>
                      <code>{address}</code>
                    </li>
                  ))}
                </ul>
              ),
          },
        ]}
      />
      <Modal opened={editing} onClose={close} title="Limits of this connection">
        <LimitForm {...props} onDone={close} />
      </Modal>
    </Panel>
  );
}

function LimitForm({
  connectionId,
  rateLimit,
  defaultRate,
  allowedAddresses,
  onDone,
}: Props & { onDone: () => void }) {
  const { failure, pending, onSubmit, problem } = useFormAction(limit, onDone);
  return (
    <form method="post" onSubmit={onSubmit}>
      <Stack gap="md">
        <Text size="sm">
          What exceeds a limit is refused and shown under Rejected; the provider may send it again.
        </Text>
        <input type="hidden" name="connectionId" value={connectionId} />
        <TextInput
          name="rateLimit"
          label="Deliveries a second"
          description={`On average over a minute. Left empty: the default, ${defaultRate.toLocaleString('en')}.`}
          inputMode="numeric"
          autoComplete="off"
          defaultValue={rateLimit ?? ''}
          placeholder={String(defaultRate)}
          error={problem('rateLimit')}
        />
        <Textarea
          name="allowedAddresses"
          label="Addresses that may send"
          description="One to a line, as 203.0.113.7 or a block, 203.0.113.0/24. Left empty: any address with the secret."
          autosize
          minRows={3}
          maxRows={10}
          spellCheck={false}
          autoComplete="off"
          defaultValue={allowedAddresses.join('\n')}
          error={problem('allowedAddresses')}
          classNames={{ input: classes.entries }}
        />
        <FormAlert failure={failure} />
        <Group justify="flex-end" gap="sm">
          <Button variant="subtle" color="gray" onClick={onDone}>
            Cancel
          </Button>
          <SubmitButton loading={pending}>Save limits</SubmitButton>
        </Group>
      </Stack>
    </form>
  );
}
