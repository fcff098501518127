import { Grid, GridCol, Stack } from '@mantine/core';
import type { Metadata } from 'next';
import { PageHeader } from '@/app/_ui/page-header.tsx';
import { RefreshEvery } from '@/app/_ui/refresh-every.tsx';
import { reportSettings } from '@/lib/analytics/report-settings.ts';
import { requireViewer } from '@/lib/auth/require-viewer.ts';
import { timeZones } from '@/lib/workspace/time-zone.ts';
import { workspaceSettings } from '@/lib/workspace/workspace-settings.ts';
import { CalendarSettings } from './calendar-settings.tsx';
import { MaskingSettings, OrganisationSettings, ReportSettings } from './general-settings.tsx';
import { SettingsLinks } from './settings-links.tsx';

export const metadata: Metadata = { title: 'Settings' };

export default async function SettingsPage() {
  await requireViewer('settings.manage');
  const [settings, { progress }] = await Promise.all([workspaceSettings(), reportSettings()]);
  const { organisationName, reportTimeZone, shortCallSeconds, serviceLevelSeconds } = settings;
  const { maskedRoles, weekStart, businessHours, holidays } = settings;
  return (
    <>
      <PageHeader title="Settings">
        <SettingsLinks here="/settings" />
      </PageHeader>
      <Grid gap="md">
        <GridCol span={{ base: 12, lg: 6 }}>
          <Stack gap="md">
            <OrganisationSettings organisationName={organisationName} />
            <ReportSettings
              {...{ reportTimeZone, shortCallSeconds, serviceLevelSeconds, progress }}
              zones={[...new Set([reportTimeZone, ...timeZones()])]}
            />
            <MaskingSettings maskedRoles={maskedRoles} />
          </Stack>
        </GridCol>
        <GridCol span={{ base: 12, lg: 6 }}>
          <CalendarSettings {...{ weekStart, businessHours, holidays }} />
        </GridCol>
      </Grid>
      {progress !== null && <RefreshEvery seconds={2} />}
    </>
  );
}
