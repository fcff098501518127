'use client';

import { Menu, Text, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconLogout, IconUser } from '@tabler/icons-react';
import Link from 'next/link';
import { useState } from 'react';
import { signOut } from './sign-out.ts';
import classes from './user-menu.module.css';

export type Person = { name: string; email: string; role: string };

/** Who is signed in, the way to their account, and the way out. */
export function UserMenu({ person }: { person: Person }) {
  const [leaving, setLeaving] = useState(false);

  async function leave() {
    setLeaving(true);
    if (!(await signOut())) setLeaving(false);
  }

  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <UnstyledButton className={classes.button} aria-label={`Account of ${person.name}`}>
          <span className={classes.initials} aria-hidden="true">
            {initials(person.name)}
          </span>
          <Text span size="sm" visibleFrom="sm" truncate maw={160}>
            {person.name}
          </Text>
          <IconChevronDown size={14} aria-hidden="true" />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={classes.person}>
          <Text size="sm" fw={500}>
            {person.name}
          </Text>
          <Text size="xs" c="dimmed">
            {person.email}
          </Text>
          <Text size="xs" c="dimmed">
            Role: {person.role}
          </Text>
        </div>
        <Menu.Divider />
        <Menu.Item component={Link} href="/account" leftSection={<IconUser size={16} stroke={1.6} />}>
          Your account
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} stroke={1.6} />} onClick={leave} disabled={leaving}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  return [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => (word === undefined ? '' : (Array.from(word)[0] ?? '')))
    .join('')
    .toUpperCase();
}
