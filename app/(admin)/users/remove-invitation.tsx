'use client';

import { Button, Text } from '@mantine/core';
import { useButtonAction } from '@/app/_ui/use-button-action.ts';
import { takeBackInvitation } from './change-users.ts';

/** Takes a link back that nobody has used yet. */
export function RemoveInvitation({ invitationId, email }: { invitationId: string; email: string }) {
  const { pending, failure, run } = useButtonAction();
  return (
    <>
      <Button
        size="compact-xs"
        variant="subtle"
        loading={pending}
        aria-label={`Remove the link for ${email}`}
        onClick={() => run(() => takeBackInvitation(invitationId), 'Removed')}
      >
        Remove
      </Button>
      {failure && (
        <Text size="xs" c="red" role="alert">
          {failure}
        </Text>
      )}
    </>
  );
}
