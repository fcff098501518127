import { Table, TableTbody, TableTd, TableTh, TableThead, TableTr, Text, Title } from '@mantine/core';
import { Instant } from '@/app/_ui/instant.tsx';
import { StateMark } from '@/app/_ui/state-mark.tsx';
import { TableFrame } from '@/app/_ui/table-frame.tsx';
import type { ListedInvitation } from '@/lib/auth/users/list-invitations.ts';
import { RemoveInvitation } from './remove-invitation.tsx';
import { roleWords } from './role-words.ts';

/** The links that nobody has used yet. */
export function InvitationTable({ invitations, zone }: { invitations: ListedInvitation[]; zone: string }) {
  if (invitations.length === 0) return null;
  return (
    <div>
      <Title order={2} mb="xs">
        Links that wait to be used
      </Title>
      <TableFrame label="Links that wait to be used" minWidth={680}>
        <Table>
          <TableThead>
            <TableTr>
              <TableTh>For</TableTh>
              <TableTh>To</TableTh>
              <TableTh>Works until</TableTh>
              <TableTh>Made by</TableTh>
              <TableTh>
                <span className="visually-hidden">Actions</span>
              </TableTh>
            </TableTr>
          </TableThead>
          <TableTbody>
            {invitations.map((invitation) => (
              <TableTr key={invitation.id}>
                <TableTd>{invitation.email}</TableTd>
                <TableTd>{purpose(invitation)}</TableTd>
                <TableTd>
                  {invitation.isExpired ? (
                    <StateMark tone="quiet">Expired</StateMark>
                  ) : (
                    <Instant at={invitation.expiresAt.toISOString()} zone={zone} style="minute" />
                  )}
                </TableTd>
                <TableTd>
                  <bdi>{invitation.invitedByName}</bdi>
                  <Text size="xs" c="dimmed" component="div">
                    <Instant at={invitation.createdAt.toISOString()} zone={zone} style="minute" />
                  </Text>
                </TableTd>
                <TableTd ta="right">
                  <RemoveInvitation invitationId={invitation.id} email={invitation.email} />
                </TableTd>
              </TableTr>
            ))}
          </TableTbody>
        </Table>
      </TableFrame>
    </div>
  );
}

function purpose({ kind, role }: ListedInvitation): string {
  return kind === 'join' ? `join as ${roleWords[role].label.toLowerCase()}` : 'set a new password';
}
