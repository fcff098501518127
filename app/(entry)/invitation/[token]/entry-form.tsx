'use client';

import { PasswordInput, Stack, TextInput } from '@mantine/core';
import { FormAlert } from '@/app/_ui/form-alert.tsx';
import { requestSignIn } from '@/app/_ui/request-sign-in.ts';
import { SubmitButton } from '@/app/_ui/submit-button.tsx';
import { useFormAction } from '@/app/_ui/use-form-action.ts';
import { enterByLink } from './enter-by-link.ts';

type Props = { kind: 'join' | 'reset'; token: string; email: string; minPasswordLength: number };

/** Name and password of who joins, or the new password of who forgot theirs; then they are in. */
export function EntryForm({ kind, token, email, minPasswordLength }: Props) {
  const { failure, pending, onSubmit, problem } = useFormAction(enterByLink, async (entered, form) => {
    const refused = await requestSignIn(entered.email, String(form.get('password')));
    window.location.replace(refused === null ? '/' : '/sign-in');
  });
  return (
    <form method="post" onSubmit={onSubmit}>
      <Stack gap="sm">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="kind" value={kind} />
        <TextInput label="E-mail" value={email} autoComplete="username" readOnly />
        {kind === 'join' && (
          <TextInput
            name="name"
            label="Your name"
            autoComplete="name"
            maxLength={80}
            error={problem('name')}
            required
            autoFocus
          />
        )}
        <PasswordInput
          name="password"
          label={kind === 'join' ? 'Password' : 'New password'}
          description={`At least ${minPasswordLength} characters; a few unrelated words do well.`}
          autoComplete="new-password"
          minLength={minPasswordLength}
          error={problem('password')}
          required
        />
        <FormAlert failure={failure} />
        <SubmitButton loading={pending} mt={4}>
          {kind === 'join' ? 'Join' : 'Set the password'}
        </SubmitButton>
      </Stack>
    </form>
  );
}
