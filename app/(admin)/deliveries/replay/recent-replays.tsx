import { Table, TableTbody, TableTd, TableTh, TableThead, TableTr } from '@mantine/core';
import { Instant } from '@/app/_ui/instant.tsx';
import { Panel } from '@/app/_ui/panel.tsx';
import { TableFrame } from '@/app/_ui/table-frame.tsx';
import { TextLink } from '@/app/_ui/text-link.tsx';
import { wholeNumber } from '@/app/_ui/whole-number.ts';
import type { ConnectionLabel } from '@/lib/connections/connection-labels.ts';
import type { JobView } from '@/lib/jobs/job-view.ts';
import { replayOf } from '@/lib/projection/replay-job.ts';
import { scopeWords } from './replay-request.ts';

type Props = { jobs: JobView[]; connections: readonly ConnectionLabel[]; zone: string };

/** The last replays, whoever started them; nothing where there was none. */
export function RecentReplays({ jobs, connections, zone }: Props) {
  if (jobs.length === 0) return null;
  return (
    <Panel title="Last replays">
      <TableFrame label="Table of the last replays" minWidth={640}>
        <Table>
          <TableThead>
            <TableTr>
              <TableTh>Started</TableTh>
              <TableTh>By</TableTh>
              <TableTh>What</TableTh>
              <TableTh>State</TableTh>
              <TableTh ta="right">Deliveries</TableTh>
            </TableTr>
          </TableThead>
          <TableTbody>
            {jobs.map((job) => (
              <TableTr key={job.id}>
                <TableTd style={{ whiteSpace: 'nowrap' }}>
                  <TextLink href={`/deliveries/replay?job=${job.id}`}>
                    <Instant at={job.createdAt} zone={zone} style="minute" />
                  </TextLink>
                </TableTd>
                <TableTd>{job.startedByName}</TableTd>
                <TableTd>{jobWords(job, connections)}</TableTd>
                <TableTd>{job.state}</TableTd>
                <TableTd ta="right">
                  {wholeNumber(job.done)} of {wholeNumber(job.total)}
                </TableTd>
              </TableTr>
            ))}
          </TableTbody>
        </Table>
      </TableFrame>
    </Panel>
  );
}

/** What a replay is of, in words; one that another version started keeps its secret. */
export function jobWords({ input }: JobView, connections: readonly ConnectionLabel[]): string {
  const read = replayOf.safeParse(input);
  return read.success ? scopeWords(read.data.scope, connections) : 'deliveries';
}
