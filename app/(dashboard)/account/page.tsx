import { Grid, GridCol, Stack } from '@mantine/core';
import type { Metadata } from 'next';
import { PageHeader } from '@/app/_ui/page-header.tsx';
import { reportTimeZone } from '@/lib/analytics/report-time-zone.ts';
import { listOwnSessions } from '@/lib/auth/account/list-own-sessions.ts';
import { minPasswordLength } from '@/lib/auth/password.ts';
import { requireViewer } from '@/lib/auth/require-viewer.ts';
import { NamePanel } from './name-panel.tsx';
import { PasswordPanel } from './password-panel.tsx';
import { SessionsPanel } from './sessions-panel.tsx';

export const metadata: Metadata = { title: 'Your account' };

export default async function AccountPage() {
  const viewer = await requireViewer();
  const [sessions, zone] = await Promise.all([listOwnSessions(viewer), reportTimeZone()]);
  return (
    <>
      <PageHeader title="Your account">{`${viewer.email ?? ''}, ${viewer.role}`}</PageHeader>
      <Grid gap="md">
        <GridCol span={{ base: 12, md: 5 }}>
          <Stack gap="md">
            <NamePanel name={viewer.name} />
            <PasswordPanel email={viewer.email ?? ''} minPasswordLength={minPasswordLength} />
          </Stack>
        </GridCol>
        <GridCol span={{ base: 12, md: 7 }}>
          <SessionsPanel sessions={sessions} zone={zone} />
        </GridCol>
      </Grid>
    </>
  );
}
