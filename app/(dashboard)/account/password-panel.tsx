'use client';

import { PasswordInput } from '@mantine/core';
import { changePassword } from './account-actions.ts';
import { AccountForm } from './account-form.tsx';

/** The form for another password. Other sessions end with it. */
export function PasswordPanel({ email, minPasswordLength }: { email: string; minPasswordLength: number }) {
  return (
    <AccountForm
      title="Password"
      action={changePassword}
      submit="Change the password"
      done={(ended) =>
        `Changed. ${ended === 1 ? 'One other session has' : `${ended} other sessions have`} ended.`
      }
      isEmptied
    >
      {(problem) => (
        <>
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
        </>
      )}
    </AccountForm>
  );
}
