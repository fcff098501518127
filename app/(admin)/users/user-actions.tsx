'use client';

import { ActionIcon, Menu, Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconDots } from '@tabler/icons-react';
import { useState } from 'react';
import type { Role } from '@/lib/auth/permissions.ts';
import { DisableForm, EnableForm, ResetForm, RoleForm, SignOutForm } from './user-forms.tsx';

export type ChangeableUser = {
  id: string;
  name: string;
  role: Role;
  isDisabled: boolean;
  sessions: number;
  isOneself: boolean;
};

type Action = keyof typeof forms;

/** What can be done about one person: a menu, and a dialog for the choice made there. */
export function UserActions({ user, zone }: { user: ChangeableUser; zone: string }) {
  const [action, setAction] = useState<Action>('role');
  const [opened, { open, close }] = useDisclosure(false);
  const { title, Form } = forms[action];
  const choose = (chosen: Action) => () => {
    setAction(chosen);
    open();
  };
  return (
    <>
      <Menu position="bottom-end" width={220}>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={`Change ${user.name}`}>
            <IconDots size={16} aria-hidden="true" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={choose('role')}>Change the role …</Menu.Item>
          {!user.isDisabled && <Menu.Item onClick={choose('reset')}>Reset the password …</Menu.Item>}
          {user.sessions > 0 && <Menu.Item onClick={choose('signOut')}>End sessions …</Menu.Item>}
          <Menu.Divider />
          {user.isDisabled ? (
            <Menu.Item onClick={choose('enable')}>Enable …</Menu.Item>
          ) : (
            <Menu.Item color="red" onClick={choose('disable')}>
              Disable …
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <Modal opened={opened} onClose={close} title={title(user.name)}>
        <Form user={user} zone={zone} onDone={close} />
      </Modal>
    </>
  );
}

const forms = {
  role: { title: (name: string) => `Role of ${name}`, Form: RoleForm },
  reset: { title: (name: string) => `New password for ${name}`, Form: ResetForm },
  signOut: { title: (name: string) => `End the sessions of ${name}?`, Form: SignOutForm },
  disable: { title: (name: string) => `Disable ${name}?`, Form: DisableForm },
  enable: { title: (name: string) => `Enable ${name}?`, Form: EnableForm },
};
