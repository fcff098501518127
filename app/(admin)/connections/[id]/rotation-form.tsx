'use client';

import { NativeSelect, Text, TextInput } from '@mantine/core';
import { DialogForm } from '@/app/_ui/dialog-form.tsx';
import { useFormAction } from '@/app/_ui/use-form-action.ts';
import { rotate } from './secrets-actions.ts';

type Props = {
  connectionId: string;
  /** The secret comes from the provider's portal instead of from here. */
  madeByProvider: boolean;
  onCancel: () => void;
  onDone: () => void;
};

/** Exchanges the secret for a new one. */
export function RotationForm({ connectionId, madeByProvider, onCancel, onDone }: Props) {
  const form = useFormAction(rotate, onDone);
  const { problem } = form;
  return (
    <DialogForm form={form} submit="Rotate secret" onCancel={onCancel}>
      <Text size="sm">
        A new secret is valid at once. Give it to the provider’s portal while the old one still works: then
        nothing is refused.
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
        description="It can be revoked sooner."
        data={overlaps}
        defaultValue="24"
        error={problem('overlapHours')}
      />
    </DialogForm>
  );
}

const overlaps = [
  { value: '0', label: 'not at all: what still comes with it is refused' },
  { value: '1', label: '1 hour' },
  { value: '6', label: '6 hours' },
  { value: '24', label: '24 hours' },
  { value: '72', label: '3 days' },
  { value: '168', label: '7 days' },
];
