import { Grid, GridCol, Stack, Text } from '@mantine/core';
import type { Metadata } from 'next';
import { Suspense } from 'react';
import { LinkButton } from '@/app/_ui/link-button.tsx';
import { PageHeader } from '@/app/_ui/page-header.tsx';
import { Panel } from '@/app/_ui/panel.tsx';
import { RefreshEvery } from '@/app/_ui/refresh-every.tsx';
import { TimeZoneChip } from '@/app/_ui/time-zone-chip.tsx';
import { reportTimeZone } from '@/lib/analytics/report-time-zone.ts';
import { requireViewer } from '@/lib/auth/require-viewer.ts';
import { retentionRuns } from '@/lib/retention/retention-runs.ts';
import { workspaceSettings } from '@/lib/workspace/workspace-settings.ts';
import { SettingsLinks } from '../settings-links.tsx';
import { RetentionForm } from './retention-form.tsx';
import { RetentionPreview } from './retention-preview.tsx';
import { RetentionRunsTable } from './retention-runs-table.tsx';

export const metadata: Metadata = { title: 'Retention' };

type Props = { searchParams: Promise<{ preview?: string }> };

export default async function RetentionPage({ searchParams }: Props) {
  const viewer = await requireViewer('settings.manage');
  const [{ preview }, settings, runs, zone] = await Promise.all([
    searchParams,
    workspaceSettings(),
    retentionRuns(viewer),
    reportTimeZone(),
  ]);
  const running = runs.some(({ state }) => state === 'running');
  const { keepBodiesDays, keepRecordingsDays, keepTranscriptsDays, keepCallsDays, keepAuditDays } = settings;
  return (
    <>
      <PageHeader title="Retention" actions={<TimeZoneChip zone={zone} />}>
        <SettingsLinks here="/settings/retention" />
      </PageHeader>
      <Grid gap="md">
        <GridCol span={{ base: 12, lg: 5 }}>
          <RetentionForm
            kept={{ keepBodiesDays, keepRecordingsDays, keepTranscriptsDays, keepCallsDays, keepAuditDays }}
          />
        </GridCol>
        <GridCol span={{ base: 12, lg: 7 }}>
          <Stack gap="md">
            <Panel title="What would go now">
              {preview === undefined || running ? (
                <>
                  <Text size="sm" mb="sm">
                    {running
                      ? 'A run is under way.'
                      : 'See what is older than it is kept, before it is removed. What goes cannot be brought back.'}
                  </Text>
                  {!running && (
                    <LinkButton href="/settings/retention?preview" variant="default">
                      Count it
                    </LinkButton>
                  )}
                </>
              ) : (
                <Suspense fallback={<Text size="sm">Counting …</Text>}>
                  <RetentionPreview viewer={viewer} zone={zone} />
                </Suspense>
              )}
            </Panel>
            <Panel title="Last runs">
              <RetentionRunsTable runs={runs} zone={zone} />
            </Panel>
          </Stack>
        </GridCol>
      </Grid>
      {running && <RefreshEvery seconds={2} />}
    </>
  );
}
