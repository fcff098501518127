'use client';

import { Button, Group, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { FormAlert } from './form-alert.tsx';
import { SubmitButton } from './submit-button.tsx';
import type { useFormAction } from './use-form-action.ts';

type Props = {
  form: Pick<ReturnType<typeof useFormAction>, 'failure' | 'pending' | 'onSubmit'>;
  /** What the button that sends it says. */
  submit: string;
  /** What it does cannot be taken back. */
  isFinal?: boolean;
  onCancel: () => void;
  children: ReactNode;
};

/** The form of a dialog: what it asks, why it was refused, and the two ways out. */
export function DialogForm({ form, submit, isFinal = false, onCancel, children }: Props) {
  const { failure, pending, onSubmit } = form;
  return (
    <form method="post" onSubmit={onSubmit}>
      <Stack gap="md">
        {children}
        <FormAlert failure={failure} />
        <Group justify="flex-end" gap="sm">
          <Button variant="subtle" color="gray" onClick={onCancel}>
            Cancel
          </Button>
          <SubmitButton loading={pending} {...(isFinal ? { color: 'red' } : {})}>
            {submit}
          </SubmitButton>
        </Group>
      </Stack>
    </form>
  );
}
