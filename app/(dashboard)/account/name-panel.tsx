'use client';

import { TextInput } from '@mantine/core';
import { changeName } from './account-actions.ts';
import { AccountForm } from './account-form.tsx';

/** How the person is called, for themselves and in what others see of their work. */
export function NamePanel({ name }: { name: string }) {
  return (
    <AccountForm title="Name" action={changeName} submit="Change the name" done={() => 'Changed'}>
      {(problem) => (
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
      )}
    </AccountForm>
  );
}
