'use client';

import { IconChevronDown, IconLogout, IconUser } from '@tabler/icons-react';
import Link from 'next/link';
import { useState } from 'react';
import header from './header-button.module.css';
import { MenuButton } from './menu-button.tsx';
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
    <MenuButton
      label="Your account"
      button={(opens) => (
        <button type="button" className={header.button} aria-label={`Account of ${person.name}`} {...opens}>
          <span className={classes.initials} aria-hidden="true">
            {initials(person.name)}
          </span>
          <span className={classes.name}>{person.name}</span>
          <IconChevronDown size={14} aria-hidden="true" />
        </button>
      )}
    >
      <div className={classes.person}>
        <span className={classes.whole}>{person.name}</span>
        <span>{person.email}</span>
        <span>Role: {person.role}</span>
      </div>
      <hr />
      <Link href="/account" role="menuitem" tabIndex={-1}>
        <IconUser size={16} stroke={1.6} aria-hidden="true" />
        Your account
      </Link>
      <button type="button" role="menuitem" tabIndex={-1} onClick={leave} disabled={leaving}>
        <IconLogout size={16} stroke={1.6} aria-hidden="true" />
        Sign out
      </button>
    </MenuButton>
  );
}

function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  return [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => (word === undefined ? '' : (Array.from(word)[0] ?? '')))
    .join('')
    .toUpperCase();
}
