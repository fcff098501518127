import { Stack, Text, Title } from '@mantine/core';
import type { Metadata } from 'next';
import { Note } from '@/app/_ui/note.tsx';
import { TextLink } from '@/app/_ui/text-link.tsx';
import { currentViewer } from '@/lib/auth/current-viewer.ts';
import { minPasswordLength } from '@/lib/auth/password.ts';
import { findInvitation } from '@/lib/auth/users/find-invitation.ts';
import { EntryForm } from './entry-form.tsx';

/** The address is the key: it must not travel on to other sites. */
export const metadata: Metadata = { title: 'Invitation', referrer: 'no-referrer' };

type Props = { params: Promise<{ token: string }> };

export default async function InvitationPage({ params }: Props) {
  const { token } = await params;
  const [invitation, viewer] = await Promise.all([findInvitation(token), currentViewer()]);
  if (!invitation) {
    return (
      <Stack gap="md">
        <Title order={1}>This link does not work any more</Title>
        <Text size="sm">
          It was used already, was taken back, or is too old. Ask your admin for a new one. If you have set
          your password already, <TextLink href="/sign-in">sign in</TextLink>.
        </Text>
      </Stack>
    );
  }
  return (
    <Stack gap="md">
      <div>
        <Title order={1}>{invitation.kind === 'join' ? 'Join Switchboard' : 'Set a new password'}</Title>
        <Text c="dimmed" size="sm" mt={4}>
          {invitation.kind === 'join'
            ? `${invitation.invitedByName} has invited you. You sign in with your e-mail and the password that you choose here.`
            : 'You are signed out everywhere else once you have set it.'}
        </Text>
      </div>
      {viewer && viewer.email !== invitation.email && (
        <Note tone="warning">
          You are signed in as {viewer.email}. This link is for {invitation.email}, whom you will be signed in
          as.
        </Note>
      )}
      <EntryForm
        kind={invitation.kind}
        token={token}
        email={invitation.email}
        minPasswordLength={minPasswordLength}
      />
    </Stack>
  );
}
