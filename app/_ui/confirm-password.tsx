'use client';

import { Button, Group, Modal, PasswordInput, Stack, Text } from '@mantine/core';
import { type FormEvent, type KeyboardEvent, useState } from 'react';
import { capitalised } from './capitalised.ts';
import { enterPassword } from './confirm-password-action.ts';
import { FormAlert } from './form-alert.tsx';
import type { FormFailure } from './form-failure.ts';
import { noAnswer } from './no-answer.ts';
import { SubmitButton } from './submit-button.tsx';

type Props = { opened: boolean; onConfirmed: () => void; onCancel: () => void };

/** Asks for the password again, above whatever is open. Once it was right, `onConfirmed` does what was asked for. */
export function ConfirmPassword({ opened, onConfirmed, onCancel }: Props) {
  return (
    <Modal
      opened={opened}
      onClose={onCancel}
      title="Enter your password again"
      zIndex={400}
      closeOnEscape={false}
      closeButtonProps={{ 'aria-label': 'Cancel', ...keepsEscape }}
      // A portal's events reach the React parents too: Escape here closes this dialog and none below.
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onCancel();
      }}
    >
      <PasswordForm onConfirmed={onConfirmed} onCancel={onCancel} />
    </Modal>
  );
}

function PasswordForm({ onConfirmed, onCancel }: Omit<Props, 'opened'>) {
  const { failure, pending, onSubmit } = usePassword(onConfirmed);
  return (
    <form method="post" onSubmit={onSubmit} aria-label="Enter your password again">
      <Stack gap="md">
        <Text size="sm">What you are about to do needs it. You are not asked again for ten minutes.</Text>
        <PasswordInput
          name="password"
          label="Your password"
          autoComplete="current-password"
          error={failure?.problems[0] && capitalised(failure.problems[0].message)}
          required
          withAsterisk={false}
          data-autofocus
          {...keepsEscape}
        />
        {failure && failure.problems.length === 0 && <FormAlert failure={failure} />}
        <Group justify="flex-end" gap="sm">
          <Button variant="subtle" color="gray" onClick={onCancel} {...keepsEscape}>
            Cancel
          </Button>
          <SubmitButton loading={pending} {...keepsEscape}>
            Go on
          </SubmitButton>
        </Group>
      </Stack>
    </form>
  );
}

/**
 * Sends the password. Not as a transition, as other forms do: the action that waits for the password is one, React
 * ends transitions together, and this form would stay pending after a wrong password.
 */
function usePassword(onConfirmed: () => void) {
  const [failure, setFailure] = useState<FormFailure | null>(null);
  const [pending, setPending] = useState(false);

  async function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setFailure(null);
    setPending(true);
    const outcome = await enterPassword(form).catch(() => ({ failure: noAnswer }));
    setPending(false);
    if ('failure' in outcome) setFailure(outcome.failure);
    else onConfirmed();
  }
  return { failure, pending, onSubmit };
}

/** Tells dialogs further down that Escape in this element is not for them. */
const keepsEscape = { 'data-mantine-stop-propagation': 'true' };
