'use client';

import { PasswordInput, Stack, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { SubmitButton } from '@/app/_ui/submit-button.tsx';
import { TimeZoneInput } from '@/app/_ui/time-zone-input.tsx';
import { FormAlert } from '../../_ui/form-alert.tsx';
import { requestSignIn } from '../../_ui/request-sign-in.ts';
import { useFormAction } from '../../_ui/use-form-action.ts';
import { createAdmin } from './create-admin.ts';

type Props = { timeZones: string[]; minPasswordLength: number };

export function SetupForm({ timeZones, minPasswordLength }: Props) {
  const [zone, setZone] = useBrowserTimeZone(timeZones);
  const { failure, pending, onSubmit, problem } = useFormAction(createAdmin, async ({ email }, form) => {
    const refused = await requestSignIn(email, String(form.get('password')));
    window.location.assign(refused === null ? '/' : '/sign-in');
  });
  return (
    <form method="post" onSubmit={onSubmit}>
      <Stack gap="sm">
        <TextInput
          name="name"
          label="Your name"
          autoComplete="name"
          error={problem('name')}
          required
          autoFocus
        />
        <TextInput
          name="email"
          type="email"
          label="E-mail"
          description="You sign in with it. Nothing is sent to it."
          autoComplete="username"
          error={problem('email')}
          required
        />
        <PasswordInput
          name="password"
          label="Password"
          description={`At least ${minPasswordLength} characters; a few unrelated words do well.`}
          autoComplete="new-password"
          minLength={minPasswordLength}
          error={problem('password')}
          required
        />
        <TextInput
          name="organisationName"
          label="Organisation"
          autoComplete="organization"
          error={problem('organisationName')}
          required
        />
        <TimeZoneInput
          name="reportTimeZone"
          label="Report time zone"
          description="Days and hours in all figures are counted in it."
          zones={timeZones}
          value={zone}
          onChange={(event) => setZone(event.currentTarget.value)}
          error={problem('reportTimeZone')}
          required
        />
        <FormAlert failure={failure} />
        <SubmitButton loading={pending} mt={4}>
          Create the admin
        </SubmitButton>
      </Stack>
    </form>
  );
}

function useBrowserTimeZone(timeZones: string[]) {
  const [zone, setZone] = useState('UTC');
  useEffect(() => {
    const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const today = own === 'Asia/Calcutta' ? 'Asia/Kolkata' : own;
    if (timeZones.includes(today)) setZone(today);
  }, [timeZones]);
  return [zone, setZone] as const;
}
