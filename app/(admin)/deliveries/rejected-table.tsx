import { Code, Table, TableTbody, TableTd, TableTh, TableThead, TableTr, Text } from '@mantine/core';
import { EmptyNote } from '@/app/_ui/empty-note.tsx';
import { Instant } from '@/app/_ui/instant.tsx';
import { TableFrame } from '@/app/_ui/table-frame.tsx';
import { UnknownValue } from '@/app/_ui/unknown-value.tsx';
import { wholeNumber } from '@/app/_ui/whole-number.ts';
import type { RejectedSummary } from '@/lib/webhooks/list-rejected.ts';
import classes from './deliveries.module.css';
import { refusalWords } from './refusal-words.ts';

export function RejectedTable({ rejected, zone }: { rejected: RejectedSummary[]; zone: string }) {
  if (rejected.length === 0) {
    return <EmptyNote title="Nothing was refused">Every request showed a valid secret.</EmptyNote>;
  }
  return (
    <TableFrame label="Rejected requests" minWidth={760}>
      <Table>
        <TableThead>
          <TableTr>
            <TableTh>Refused</TableTh>
            <TableTh>Connection</TableTh>
            <TableTh>Why</TableTh>
            <TableTh>Secret’s fingerprint</TableTh>
            <TableTh>From</TableTh>
          </TableTr>
        </TableThead>
        <TableBody rejected={rejected} zone={zone} />
      </Table>
    </TableFrame>
  );
}

function TableBody({ rejected, zone }: { rejected: RejectedSummary[]; zone: string }) {
  return (
    <TableTbody>
      {rejected.map((request) => (
        <TableTr key={request.id}>
          <TableTd style={{ whiteSpace: 'nowrap' }}>
            <Instant at={request.receivedAt} zone={zone} />
            {request.times > 1 && (
              <Text size="xs" c="dimmed">
                the last of {wholeNumber(request.times)}
              </Text>
            )}
          </TableTd>
          <TableTd className={classes.connection}>
            <bdi>{request.connectionLabel ?? <UnknownValue what="No connection" />}</bdi>
            <Text size="xs" c="dimmed">
              {request.provider}
            </Text>
          </TableTd>
          <TableTd>
            {refusalWords(request.cause)}
            {request.detail && (
              <Text size="xs" c="dimmed">
                {request.detail}
              </Text>
            )}
          </TableTd>
          <TableTd>
            {request.fingerprint ? <Code>{request.fingerprint}</Code> : <UnknownValue what="None" />}
          </TableTd>
          <TableTd>
            {request.address ?? <UnknownValue />}
            <Text size="xs" c="dimmed">
              {request.method}
            </Text>
          </TableTd>
        </TableTr>
      ))}
    </TableTbody>
  );
}
