'use client';

import { ActionIcon } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { MenuButton } from '@/app/_ui/menu-button.tsx';
import type { Role } from '@/lib/auth/permissions.ts';
import type { UserAction } from './user-dialog.tsx';

export type ChangeableUser = {
  id: string;
  name: string;
  role: Role;
  isDisabled: boolean;
  sessions: number;
  isOneself: boolean;
};

/** What can be done about one person: a menu, and a dialog for the choice made there, which is fetched then. */
export function UserActions({ user, zone }: { user: ChangeableUser; zone: string }) {
  const [action, setAction] = useState<UserAction | null>(null);
  const [opened, setOpened] = useState(false);
  const item = (chosen: UserAction, words: string) => (
    <button
      type="button"
      role="menuitem"
      tabIndex={-1}
      onClick={() => {
        setAction(chosen);
        setOpened(true);
      }}
    >
      {words}
    </button>
  );
  return (
    <>
      <MenuButton
        label={`Change ${user.name}`}
        button={(opens) => (
          <ActionIcon variant="subtle" color="gray" aria-label={`Change ${user.name}`} {...opens}>
            <IconDots size={16} aria-hidden="true" />
          </ActionIcon>
        )}
      >
        {item('role', 'Change the role …')}
        {!user.isDisabled && item('reset', 'Reset the password …')}
        {user.sessions > 0 && item('signOut', 'End sessions …')}
        <hr />
        {user.isDisabled ? item('enable', 'Enable …') : item('disable', 'Disable …')}
      </MenuButton>
      {action !== null && (
        <UserDialog
          user={user}
          zone={zone}
          action={action}
          opened={opened}
          onClose={() => setOpened(false)}
        />
      )}
    </>
  );
}

const UserDialog = dynamic(() => import('./user-dialog.tsx').then((file) => file.UserDialog), { ssr: false });
