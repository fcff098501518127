import { Table, TableTbody, TableTd, TableTh, TableThead, TableTr, Text } from '@mantine/core';
import { Instant } from '@/app/_ui/instant.tsx';
import { StateMark } from '@/app/_ui/state-mark.tsx';
import { TableFrame } from '@/app/_ui/table-frame.tsx';
import type { ListedUser } from '@/lib/auth/users/list-users.ts';
import { roleWords } from './role-words.ts';
import { UserActions } from './user-actions.tsx';

type Props = { users: ListedUser[]; ownId: string | null; zone: string };

/** Everybody with an account, and what can be done about each. */
export function UserTable({ users, ownId, zone }: Props) {
  return (
    <TableFrame label="Users" minWidth={680}>
      <Table highlightOnHover>
        <TableThead>
          <TableTr>
            <TableTh>Person</TableTh>
            <TableTh>Role</TableTh>
            <TableTh>State</TableTh>
            <TableTh>Last seen</TableTh>
            <TableTh ta="right">Signed in at</TableTh>
            <TableTh>
              <span className="visually-hidden">Actions</span>
            </TableTh>
          </TableTr>
        </TableThead>
        <TableTbody>
          {users.map((user) => (
            <TableTr key={user.id}>
              <TableTd>
                <Text size="sm" fw={500}>
                  <bdi>{user.name}</bdi>
                  {user.id === ownId && ' (you)'}
                </Text>
                <Text size="xs" c="dimmed">
                  {user.email}
                </Text>
              </TableTd>
              <TableTd>{roleWords[user.role].label}</TableTd>
              <TableTd>
                {user.isDisabled ? (
                  <StateMark tone="quiet">Disabled</StateMark>
                ) : (
                  <StateMark tone="good">Active</StateMark>
                )}
              </TableTd>
              <TableTd>
                {user.lastSeenAt === null ? (
                  <Text size="sm" c="dimmed">
                    not signed in
                  </Text>
                ) : (
                  <Instant at={user.lastSeenAt.toISOString()} zone={zone} style="minute" />
                )}
              </TableTd>
              <TableTd ta="right">{browsers(user.sessions)}</TableTd>
              <TableTd ta="right">
                <UserActions
                  user={{
                    id: user.id,
                    name: user.name,
                    role: user.role,
                    isDisabled: user.isDisabled,
                    sessions: user.sessions,
                    isOneself: user.id === ownId,
                  }}
                  zone={zone}
                />
              </TableTd>
            </TableTr>
          ))}
        </TableTbody>
      </Table>
    </TableFrame>
  );
}

function browsers(count: number): string {
  return `${count} ${count === 1 ? 'browser' : 'browsers'}`;
}
