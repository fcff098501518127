'use client';

import { PasswordInput, Stack, Text } from '@mantine/core';
import { useRef, useState } from 'react';
import { FormAlert } from '@/app/_ui/form-alert.tsx';
import { Panel } from '@/app/_ui/panel.tsx';
import { SubmitButton } from '@/app/_ui/submit-button.tsx';
import { useFormAction } from '@/app/_ui/use-form-action.ts';
import { changePassword } from './account-actions.ts';

/** The form for another password. Other sessions end with it. */
export function PasswordPanel({ email, minPasswordLength }: { email: string; minPasswordLength: number }) {
  const [said, setSaid] = useState('');
  const form = useRef<HTMLFormElement>(null);
  const { failure, pending, onSubmit, problem } = useFormAction(changePassword, (ended) => {
    form.current?.reset();
    setSaid(`Changed. ${ended === 1 ? 'One other session has' : `${ended} other sessions have`} ended.`);
  });
  return (
    <Panel title="Password">
      <form method="post" onSubmit={onSubmit} onChange={() => setSaid('')} ref={form}>
        <Stack gap="sm" align="flex-start">
          {/* Tells password managers whose password it is. */}
          <input type="hidden" name="email" value={email} autoComplete="username" />
          <PasswordInput
            name="currentPassword"
            label="Password until now"
            autoComplete="current-password"
            error={problem('currentPassword')}
            required
            withAsterisk={false}
            w="100%"
          />
          <PasswordInput
            name="newPassword"
            label="New password"
            description={`At least ${minPasswordLength} characters; a few unrelated words do well.`}
            autoComplete="new-password"
            minLength={minPasswordLength}
            error={problem('newPassword')}
            required
            withAsterisk={false}
            w="100%"
          />
          <FormAlert failure={failure} />
          <SubmitButton loading={pending} variant="default">
            Change the password
          </SubmitButton>
          <Text size="sm" c="dimmed" role="status">
            {said}
          </Text>
        </Stack>
      </form>
    </Panel>
  );
}
