'use client';

import { Button, Text } from '@mantine/core';
import { Instant } from '@/app/_ui/instant.tsx';
import { Note } from '@/app/_ui/note.tsx';
import { Panel } from '@/app/_ui/panel.tsx';
import { useButtonAction } from '@/app/_ui/use-button-action.ts';
import type { OwnSession } from '@/lib/auth/account/list-own-sessions.ts';
import { endSession } from './account-actions.ts';
import classes from './sessions-panel.module.css';

/** Where the person is signed in, each with its end. */
export function SessionsPanel({ sessions, zone }: { sessions: OwnSession[]; zone: string }) {
  const { pending, failure, said, run } = useButtonAction();
  return (
    <Panel title="Where you are signed in">
      <ul className={classes.list}>
        {sessions.map(({ id, device, address, signedInAt, lastUsedAt, isThis }) => (
          <li key={id}>
            <div>
              <Text size="sm" fw={500}>
                {device}
                {isThis && ' (here)'}
              </Text>
              <Text size="xs" c="dimmed" component="div">
                {address !== null && `${address}, `}signed in{' '}
                <Instant at={signedInAt.toISOString()} zone={zone} style="minute" />, last used{' '}
                <Instant at={lastUsedAt.toISOString()} zone={zone} style="minute" />
              </Text>
            </div>
            {!isThis && (
              <Button
                size="compact-sm"
                variant="default"
                disabled={pending}
                aria-label={`Sign out ${device}${address === null ? '' : ` at ${address}`}`}
                onClick={() => run(() => endSession(id), 'Signed out there')}
              >
                Sign out
              </Button>
            )}
          </li>
        ))}
      </ul>
      {failure && (
        <Note tone="bad" role="alert">
          {failure}
        </Note>
      )}
      <p role="status" className="visually-hidden">
        {said}
      </p>
      <Text size="xs" c="dimmed" mt="sm">
        A session ends after a week in which you did nothing in it, and thirty days after signing in. If you
        do not know one of them, end it and change your password.
      </Text>
    </Panel>
  );
}
