'use client';

import { Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { FormAlert } from '@/app/_ui/form-alert.tsx';
import { Panel } from '@/app/_ui/panel.tsx';
import { SubmitButton } from '@/app/_ui/submit-button.tsx';
import { useFormAction } from '@/app/_ui/use-form-action.ts';
import { changeName } from './account-actions.ts';

/** How the person is called, for themselves and in what others see of their work. */
export function NamePanel({ name }: { name: string }) {
  const [said, setSaid] = useState('');
  const { failure, pending, onSubmit, problem } = useFormAction(changeName, () => setSaid('Changed'));
  return (
    <Panel title="Name">
      <form method="post" onSubmit={onSubmit} onChange={() => setSaid('')}>
        <Stack gap="sm" align="flex-start">
          <TextInput
            name="name"
            label="Your name"
            description="Stands beside your notes and in the audit log."
            autoComplete="name"
            defaultValue={name}
            maxLength={80}
            error={problem('name')}
            required
            withAsterisk={false}
            w="100%"
          />
          <FormAlert failure={failure} />
          <SubmitButton loading={pending} variant="default">
            Change the name
          </SubmitButton>
          <Text size="sm" c="dimmed" role="status">
            {said}
          </Text>
        </Stack>
      </form>
    </Panel>
  );
}
