import { Stack, Text } from '@mantine/core';
import type { Metadata } from 'next';
import { Suspense } from 'react';
import { Instant } from '@/app/_ui/instant.tsx';
import { notFoundOr } from '@/app/_ui/not-found-or.ts';
import { Note } from '@/app/_ui/note.tsx';
import { PageHeader } from '@/app/_ui/page-header.tsx';
import { Panel } from '@/app/_ui/panel.tsx';
import { TextLink } from '@/app/_ui/text-link.tsx';
import { reportTimeZone } from '@/lib/analytics/report-time-zone.ts';
import { requireViewer } from '@/lib/auth/require-viewer.ts';
import type { SearchParameters } from '@/lib/calls/filter-url.ts';
import { connectionLabels } from '@/lib/connections/connection-labels.ts';
import { getJob } from '@/lib/jobs/get-job.ts';
import { listJobs } from '@/lib/jobs/list-jobs.ts';
import { DryRun } from './dry-run.tsx';
import { JobProgress } from './job-progress.tsx';
import { jobWords, RecentReplays } from './recent-replays.tsx';
import { readReplayProgress } from './replay-progress.ts';
import { readReplayRequest, scopeWords } from './replay-request.ts';

export const metadata: Metadata = { title: 'Replay' };

export default async function ReplayPage({ searchParams }: { searchParams: Promise<SearchParameters> }) {
  const viewer = await requireViewer('pipeline.run');
  const parameters = await searchParams;
  const [zone, connections, jobs] = await Promise.all([
    reportTimeZone(),
    connectionLabels(viewer),
    listJobs(viewer, { kind: 'replay', limit: 10 }),
  ]);
  const recent = <RecentReplays jobs={jobs} connections={connections} zone={zone} />;

  const asked = parameters.job;
  if (typeof asked === 'string') {
    const job = await notFoundOr(getJob(viewer, asked));
    return (
      <>
        <PageHeader title="Replay">
          <Back /> {jobWords(job, connections)}, started by {job.startedByName},{' '}
          <Instant at={job.createdAt} zone={zone} /> ({zone})
        </PageHeader>
        <Stack gap="md">
          <Panel title="Progress">
            <JobProgress key={job.id} progress={readReplayProgress(job, new Date())} />
          </Panel>
          {recent}
        </Stack>
      </>
    );
  }

  const scope = readReplayRequest(parameters, zone, new Date());
  return (
    <>
      <PageHeader title={scope && 'everything' in scope ? 'Rebuild everything' : 'Replay'}>
        <Back /> Deliveries are read again as this version, today’s settings and mappings read them. What
        people added to calls stays.
      </PageHeader>
      <Stack gap="md">
        {scope === null ? (
          <Note tone="bad" title="The address is not understood">
            Go back to the deliveries, choose which, and follow “Replay these …” there.
          </Note>
        ) : (
          <>
            <Text size="sm">To be read again: {scopeWords(scope, connections)}.</Text>
            <Suspense key={JSON.stringify(scope)} fallback={<Trying />}>
              <DryRun viewer={viewer} scope={scope} />
            </Suspense>
          </>
        )}
        {recent}
      </Stack>
    </>
  );
}

function Back() {
  return (
    <>
      <TextLink href="/deliveries" underline="always">
        Deliveries
      </TextLink>{' '}
      /
    </>
  );
}

function Trying() {
  return (
    <Panel title="Dry run">
      <Text size="sm" role="status">
        Trying it out on the newest deliveries …
      </Text>
    </Panel>
  );
}
