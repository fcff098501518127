import { Stack } from '@mantine/core';
import type { Metadata } from 'next';
import { PageHeader } from '@/app/_ui/page-header.tsx';
import { reportTimeZone } from '@/lib/analytics/report-time-zone.ts';
import { requireViewer } from '@/lib/auth/require-viewer.ts';
import { listInvitations } from '@/lib/auth/users/list-invitations.ts';
import { listUsers } from '@/lib/auth/users/list-users.ts';
import { InvitationTable } from './invitation-table.tsx';
import { InviteButton } from './invite-button.tsx';
import { UserTable } from './user-table.tsx';

export const metadata: Metadata = { title: 'Users' };

export default async function UsersPage() {
  const viewer = await requireViewer('users.manage');
  const [users, invitations, zone] = await Promise.all([
    listUsers(viewer),
    listInvitations(viewer),
    reportTimeZone(),
  ]);
  return (
    <>
      <PageHeader title="Users" actions={<InviteButton zone={zone} />}>
        Who may sign in, and what each may do.
      </PageHeader>
      <Stack gap="lg">
        <InvitationTable invitations={invitations} zone={zone} />
        <UserTable users={users} ownId={viewer.userId} zone={zone} />
      </Stack>
    </>
  );
}
