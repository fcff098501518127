'use client';

import { PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { SubmitButton } from '@/app/_ui/submit-button.tsx';
import { FormAlert } from '../../_ui/form-alert.tsx';
import type { FormOutcome } from '../../_ui/form-failure.ts';
import { requestSignIn } from '../../_ui/request-sign-in.ts';
import { useFormAction } from '../../_ui/use-form-action.ts';

export function SignInForm() {
  const { failure, pending, onSubmit } = useFormAction(signIn, () => window.location.assign('/'));
  return (
    <form method="post" onSubmit={onSubmit}>
      <Stack gap="sm">
        <TextInput
          name="email"
          type="email"
          label="E-mail"
          autoComplete="username"
          required
          withAsterisk={false}
          autoFocus
        />
        <PasswordInput
          name="password"
          label="Password"
          autoComplete="current-password"
          required
          withAsterisk={false}
        />
        <FormAlert failure={failure} />
        <SubmitButton loading={pending} mt={4}>
          Sign in
        </SubmitButton>
        <Text size="xs" c="dimmed">
          No account or a forgotten password? Ask your admin.
        </Text>
      </Stack>
    </form>
  );
}

async function signIn(form: FormData): Promise<FormOutcome<null>> {
  const refusal = await requestSignIn(String(form.get('email')), String(form.get('password')));
  return refusal === null ? { success: null } : { failure: { detail: refusal, problems: [] } };
}
