import { MantineProvider } from '@mantine/core';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import type { ListedInvitation } from '@/lib/auth/users/list-invitations.ts';
import type { ListedUser } from '@/lib/auth/users/list-users.ts';
import { InvitationTable } from './invitation-table.tsx';
import { UserTable } from './user-table.tsx';

const rendered = (children: ReactNode) => renderToStaticMarkup(<MantineProvider>{children}</MantineProvider>);
const cells = (html: string) =>
  [...html.matchAll(/<tr.*?<\/tr>/gs)].map(([row]) =>
    [...row.matchAll(/<td.*?<\/td>/gs)].map(([cell]) => cell.replace(/<style.*?<\/style>|<[^>]+>/gs, '|')),
  );

const kim: ListedUser = {
  id: 'k',
  name: '<b>Kim</b>',
  email: 'kim@example.com',
  role: 'viewer',
  isDisabled: false,
  sessions: 2,
  lastSeenAt: new Date('2026-11-20T10:00:00.000Z'),
};

it('people stand with role, state, last use in the report zone, and a menu of their own', () => {
  const ada: ListedUser = {
    ...kim,
    id: 'a',
    name: 'Ada',
    role: 'admin',
    isDisabled: true,
    sessions: 0,
    lastSeenAt: null,
  };
  const html = rendered(<UserTable users={[kim, ada]} ownId="a" zone="Asia/Kolkata" />);
  const [, first = [], second = []] = cells(html).map((row) => row.join(' '));
  expect(first).toMatch(/&lt;b&gt;Kim.*kim@example\.com.*Viewer.*Active.*20 Nov 2026, 15:30.*2 browsers/s);
  expect(second).toMatch(/Ada.* \(you\).*Admin.*Disabled.*not signed in.*0 browsers/s);
  expect(html).toContain('aria-label="Change Ada"');
  expect(html).not.toContain('<b>Kim');
});

it('links that wait say for whom, to what and until when; without any there is nothing', () => {
  const invitation: ListedInvitation = {
    id: 'i',
    kind: 'join',
    email: 'new@example.com',
    role: 'manager',
    invitedByName: 'Ada',
    createdAt: new Date('2026-11-20T10:00:00.000Z'),
    expiresAt: new Date('2026-11-27T10:00:00.000Z'),
    isExpired: false,
  };
  const expired: ListedInvitation = { ...invitation, id: 'j', kind: 'reset', isExpired: true };
  const html = rendered(<InvitationTable invitations={[invitation, expired]} zone="UTC" />);
  const [, first = [], second = []] = cells(html).map((row) => row.join(' '));
  expect(first).toMatch(/new@example\.com.*join as manager.*27 Nov 2026, 10:00.*Ada.*Remove/s);
  expect(second).toMatch(/set a new password.*Expired/s);
  expect(rendered(<InvitationTable invitations={[]} zone="UTC" />)).not.toContain('table');
});
