'use client';

import { Checkbox, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { DialogForm } from '@/app/_ui/dialog-form.tsx';
import type { FormOutcome } from '@/app/_ui/form-failure.ts';
import { useFormAction } from '@/app/_ui/use-form-action.ts';
import {
  disable,
  enable,
  giveRole,
  type MadeLink as Link,
  makeResetLink,
  signOutEverywhere,
} from './change-users.ts';
import { MadeLink } from './made-link.tsx';
import { RoleChoice } from './role-choice.tsx';
import type { ChangeableUser } from './user-actions.tsx';

type Props = { user: ChangeableUser; zone: string; onDone: () => void };

export function RoleForm({ user, onDone }: Props) {
  return (
    <UserForm user={user} action={giveRole} submit="Change the role" onSuccess={onDone} onDone={onDone}>
      {(problem) => (
        <>
          <RoleChoice chosen={user.role} error={problem('role')} />
          {user.isOneself && (
            <MeansOneself error={problem('meansOneself')}>
              I mean my own account: without the role of an admin I cannot take this back.
            </MeansOneself>
          )}
        </>
      )}
    </UserForm>
  );
}

export function ResetForm({ user, zone, onDone }: Props) {
  const [link, setLink] = useState<Link | null>(null);
  if (link) return <MadeLink link={link} zone={zone} onDone={onDone} />;
  return (
    <UserForm user={user} action={makeResetLink} submit="Make the link" onSuccess={setLink} onDone={onDone}>
      {() => (
        <Text size="sm">
          You get a link to hand on, by which {user.name} sets a new password within a day. The old password
          works until then; all sessions end with the new one.
        </Text>
      )}
    </UserForm>
  );
}

export function SignOutForm({ user, onDone }: Props) {
  return (
    <UserForm user={user} action={signOutEverywhere} submit="End them" onSuccess={onDone} onDone={onDone}>
      {() => (
        <Text size="sm">
          {user.isOneself
            ? 'You are signed out everywhere but here.'
            : `${user.name} is signed out everywhere, at once, and can sign in again with the password.`}
        </Text>
      )}
    </UserForm>
  );
}

export function DisableForm({ user, onDone }: Props) {
  return (
    <UserForm user={user} action={disable} submit="Disable" onSuccess={onDone} onDone={onDone}>
      {(problem) => (
        <>
          <Text size="sm">
            {user.name} is signed out at once and cannot sign in until somebody enables the account. Notes and
            everything else they did stay. Links that they have made stop working.
          </Text>
          {user.isOneself && (
            <MeansOneself error={problem('meansOneself')}>
              I mean my own account: I cannot take this back myself.
            </MeansOneself>
          )}
        </>
      )}
    </UserForm>
  );
}

export function EnableForm({ user, onDone }: Props) {
  return (
    <UserForm user={user} action={enable} submit="Enable" onSuccess={onDone} onDone={onDone}>
      {() => <Text size="sm">{user.name} can sign in again, with the same password and role.</Text>}
    </UserForm>
  );
}

type UserFormProps<Success> = {
  user: ChangeableUser;
  action: (form: FormData) => Promise<FormOutcome<Success>>;
  submit: string;
  onSuccess: (success: Success) => void;
  onDone: () => void;
  children: (problem: (key: string) => string | undefined) => ReactNode;
};

function UserForm<Success>({ user, action, submit, onSuccess, onDone, children }: UserFormProps<Success>) {
  const form = useFormAction(action, onSuccess);
  const { problem } = form;
  return (
    <DialogForm form={form} submit={submit} onCancel={onDone}>
      <input type="hidden" name="userId" value={user.id} />
      {children(problem)}
    </DialogForm>
  );
}

function MeansOneself({ error, children }: { error: string | undefined; children: string }) {
  return <Checkbox name="meansOneself" value="yes" label={children} error={error} />;
}
