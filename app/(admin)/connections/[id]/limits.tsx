'use client';

import { Button, Modal, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { DialogForm } from '@/app/_ui/dialog-form.tsx';
import { Facts } from '@/app/_ui/facts.tsx';
import { Panel } from '@/app/_ui/panel.tsx';
import { useFormAction } from '@/app/_ui/use-form-action.ts';
import { wholeNumber } from '@/app/_ui/whole-number.ts';
import { CodeList } from './code-list.tsx';
import { CodeListInput } from './code-list-input.tsx';
import { limit } from './limit-actions.ts';

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
            value: wholeNumber(rateLimit ?? defaultRate) + (rateLimit === null ? ' (default)' : ''),
          },
          {
            name: 'May send',
            value: <CodeList codes={allowedAddresses} none="any address with the secret" />,
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
  const form = useFormAction(limit, onDone);
  const { problem } = form;
  return (
    <DialogForm form={form} submit="Save limits" onCancel={onDone}>
      <Text size="sm">
        What exceeds a limit is refused and shown under Rejected; the provider may send it again.
      </Text>
      <input type="hidden" name="connectionId" value={connectionId} />
      <TextInput
        name="rateLimit"
        label="Deliveries a second"
        description={`On average over a minute. Left empty: the default, ${wholeNumber(defaultRate)}.`}
        inputMode="numeric"
        autoComplete="off"
        defaultValue={rateLimit ?? ''}
        placeholder={String(defaultRate)}
        error={problem('rateLimit')}
      />
      <CodeListInput
        name="allowedAddresses"
        label="Addresses that may send"
        description="One to a line, as 203.0.113.7 or a block, 203.0.113.0/24. Left empty: any address with the secret."
        codes={allowedAddresses}
        error={problem('allowedAddresses')}
      />
    </DialogForm>
  );
}
