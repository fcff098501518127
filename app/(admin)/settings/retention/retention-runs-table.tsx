import { Table, TableTbody, TableTd, TableTh, TableThead, TableTr, Text } from '@mantine/core';
import { Instant } from '@/app/_ui/instant.tsx';
import { TableFrame } from '@/app/_ui/table-frame.tsx';
import type { RetentionRun } from '@/lib/retention/retention-runs.ts';
import { removedWords } from './retention-words.ts';

/** The last runs of retention: who began them, and what they removed. */
export function RetentionRunsTable({ runs, zone }: { runs: RetentionRun[]; zone: string }) {
  if (runs.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        None yet. Once something is not kept for ever, one begins each day by itself.
      </Text>
    );
  }
  return (
    <TableFrame label="Runs of retention" minWidth={560}>
      <Table verticalSpacing="xs">
        <TableThead>
          <TableTr>
            <TableTh>Begun</TableTh>
            <TableTh>By</TableTh>
            <TableTh>State</TableTh>
            <TableTh>Removed</TableTh>
          </TableTr>
        </TableThead>
        <TableTbody>
          {runs.map(({ id, createdAt, startedByName, state, problem, removed }) => (
            <TableTr key={id}>
              <TableTd>
                <Instant at={createdAt} zone={zone} />
              </TableTd>
              <TableTd>{startedByName}</TableTd>
              <TableTd>
                {state}
                {problem !== null && `: ${problem}`}
              </TableTd>
              <TableTd>
                {removedWords(removed)}
                {state === 'running' && ' so far'}
              </TableTd>
            </TableTr>
          ))}
        </TableTbody>
      </Table>
    </TableFrame>
  );
}
