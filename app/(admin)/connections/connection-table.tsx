import { Table, TableTbody, TableTd, TableTh, TableThead, TableTr, Text } from '@mantine/core';
import { DefinitionPopover } from '@/app/_ui/definition-popover.tsx';
import { Instant } from '@/app/_ui/instant.tsx';
import { TableFrame } from '@/app/_ui/table-frame.tsx';
import { TextLink } from '@/app/_ui/text-link.tsx';
import { UnknownValue } from '@/app/_ui/unknown-value.tsx';
import { wholeNumber } from '@/app/_ui/whole-number.ts';
import { durationWords } from '@/lib/calls/duration-words.ts';
import type { ConnectionHealth } from '@/lib/health/connection-health.ts';
import { fromNowWords } from './[id]/_first/from-now-words.ts';
import { ConnectionStateMark } from './connection-state-mark.tsx';
import classes from './connection-table.module.css';
import { findingWords } from './finding-words.ts';
import { HealthCount } from './health-count.tsx';
import { healthDefinitions } from './health-definitions.ts';
import { UsualRate } from './usual-rate.tsx';

type Props = { connections: ConnectionHealth[]; zone: string; now: Date };

/** Every connection with how it fares. */
export function ConnectionTable({ connections, zone, now }: Props) {
  return (
    <TableFrame label="Connections" minWidth={1080}>
      <Table highlightOnHover>
        <TableThead>
          <TableTr>
            <TableTh>Connection</TableTh>
            <TableTh>State</TableTh>
            <Head of="lastDelivery" />
            <Head of="lastHour" numeric />
            <Head of="lastDay" numeric />
            <Head of="failed" numeric />
            <Head of="rejected" numeric />
            <Head of="repeats" numeric />
            <Head of="lag" numeric />
          </TableTr>
        </TableThead>
        <TableTbody>
          {connections.map((connection) => (
            <Row key={connection.id} connection={connection} zone={zone} now={now} />
          ))}
        </TableTbody>
      </Table>
    </TableFrame>
  );
}

function Head({ of, numeric = false }: { of: keyof typeof healthDefinitions; numeric?: boolean }) {
  const { title, definition } = healthDefinitions[of];
  return (
    <TableTh ta={numeric ? 'right' : 'left'}>
      <span className={classes.head}>
        {title}
        <DefinitionPopover title={title} definition={definition} />
      </span>
    </TableTh>
  );
}

function Row({ connection, zone, now }: { connection: ConnectionHealth; zone: string; now: Date }) {
  const { id, label, providerLabel, state, findings, lastDeliveryAt, deletion, pending } = connection;
  const list = `/deliveries?connection=${id}`;
  const rejected = Object.values(connection.rejectedLastDay).reduce((sum, times) => sum + times, 0);
  return (
    <TableTr>
      <TableTd className={classes.connection}>
        <TextLink href={`/connections/${id}`} fw={500}>
          <bdi>{label}</bdi>
        </TextLink>
        <Text size="xs" c="dimmed">
          {providerLabel}
          {connection.isWeaklyAuthenticated && ' · secret in the address'}
        </Text>
      </TableTd>
      <TableTd>
        <ConnectionStateMark state={state} />
        {findings.length > 0 && (
          <Text size="xs" c="dimmed">
            {findings.map((finding) => findingWords(finding, connection).brief).join(', ')}
          </Text>
        )}
        {deletion && deletion.total > 0 && (
          <Text size="xs" c="dimmed">
            {Math.floor((100 * deletion.done) / deletion.total)} %
          </Text>
        )}
      </TableTd>
      <TableTd>
        {lastDeliveryAt === null ? (
          <UnknownValue what="Nothing has come yet" />
        ) : (
          <>
            {fromNowWords(lastDeliveryAt.getTime(), now.getTime())}
            <Text size="xs" c="dimmed">
              <Instant at={lastDeliveryAt.toISOString()} zone={zone} />
            </Text>
          </>
        )}
      </TableTd>
      <TableTd ta="right">
        <UsualRate received={connection.receivedLastHour} usual={connection.usualPerHour} />
      </TableTd>
      <TableTd ta="right">
        <UsualRate received={connection.receivedLastDay} usual={connection.usualPerDay} />
      </TableTd>
      <TableTd ta="right">
        <HealthCount value={connection.failedLastDay} href={`${list}&state=failed`} label="Failed" />
      </TableTd>
      <TableTd ta="right">
        <HealthCount value={rejected} href={`${list}&state=rejected`} label="Rejected" />
      </TableTd>
      <TableTd ta="right">{wholeNumber(connection.repeatsLastDay)}</TableTd>
      <TableTd ta="right">
        <HealthCount value={pending} href={`${list}&state=pending`} label="Waiting to be read" />
        {connection.oldestPendingSeconds !== null && (
          <Text size="xs" c="dimmed">
            for {durationWords(connection.oldestPendingSeconds)}
          </Text>
        )}
      </TableTd>
    </TableTr>
  );
}
