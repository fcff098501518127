'use client';

import { Modal } from '@mantine/core';
import type { ChangeableUser } from './user-actions.tsx';
import { DisableForm, EnableForm, ResetForm, RoleForm, SignOutForm } from './user-forms.tsx';

export type UserAction = keyof typeof forms;

type Props = {
  user: ChangeableUser;
  zone: string;
  action: UserAction;
  opened: boolean;
  onClose: () => void;
};

/** The dialog for what is to be done about one person. */
export function UserDialog({ user, zone, action, opened, onClose }: Props) {
  const { title, Form } = forms[action];
  return (
    <Modal opened={opened} onClose={onClose} title={title(user.name)}>
      <Form user={user} zone={zone} onDone={onClose} />
    </Modal>
  );
}

const forms = {
  role: { title: (name: string) => `Role of ${name}`, Form: RoleForm },
  reset: { title: (name: string) => `New password for ${name}`, Form: ResetForm },
  signOut: { title: (name: string) => `End the sessions of ${name}?`, Form: SignOutForm },
  disable: { title: (name: string) => `Disable ${name}?`, Form: DisableForm },
  enable: { title: (name: string) => `Enable ${name}?`, Form: EnableForm },
};
