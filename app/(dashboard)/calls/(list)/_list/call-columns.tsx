import {
  IconArrowDownLeft,
  IconArrowsLeftRight,
  IconArrowUpRight,
  IconQuestionMark,
} from '@tabler/icons-react';
import { createColumnHelper, tableFeatures } from '@tanstack/react-table';
import Link from 'next/link';
import { OutcomeBadge } from '@/app/_ui/outcome-badge.tsx';
import { StateBadge } from '@/app/_ui/state-badge.tsx';
import { UnknownValue } from '@/app/_ui/unknown-value.tsx';
import type { Direction } from '@/lib/calls/vocabulary.ts';
import type { CallListRow } from './call-list-row.ts';
import classes from './calls-table.module.css';

// The server sorts, filters and pages; the table only knows rows and columns.
export const callTableFeatures = tableFeatures({});

const column = createColumnHelper<typeof callTableFeatures, CallListRow>();

/** The columns of the call list. Their ids are also the names of their areas on a narrow screen. */
export const callColumns = column.columns([
  column.accessor('started', {
    id: 'started',
    header: 'Started',
    cell: ({ row: { original: call } }) => (
      <Link href={`/calls/${call.id}`} className={classes.open} data-row-link>
        <time dateTime={call.startedAt}>{call.started}</time>
      </Link>
    ),
  }),
  column.accessor('directionWord', {
    id: 'direction',
    header: 'Direction',
    cell: ({ row: { original: call } }) => (
      <span className={classes.withIcon}>
        <DirectionIcon direction={call.direction} />
        {call.directionWord}
      </span>
    ),
  }),
  column.accessor('customer', {
    id: 'customer',
    header: 'Customer',
    cell: ({ row: { original: call } }) => (
      <span className={classes.twoLines}>
        {call.customer ?? <UnknownValue what="Number not known" />}
        {call.customerName && <small>{call.customerName}</small>}
      </span>
    ),
  }),
  column.accessor('agent', {
    id: 'agent',
    header: 'Agent',
    cell: ({ getValue }) => getValue() ?? <UnknownValue what="No agent known" />,
  }),
  column.accessor('outcome', {
    id: 'outcome',
    header: 'Outcome',
    cell: ({ row: { original: call } }) => (
      <span className={classes.badges}>
        {call.state === 'ended' ? (
          <OutcomeBadge outcome={call.outcome ?? 'unknown'} />
        ) : (
          <StateBadge state={call.state} phase={call.phase} />
        )}
        {call.isTest && <span className={classes.test}>Test</span>}
      </span>
    ),
  }),
  column.accessor('reason', {
    id: 'hangup',
    header: 'Hang-up',
    cell: ({ row: { original: call } }) => {
      if (call.reason === null) return <UnknownValue />;
      return (
        <span className={classes.twoLines} title={call.doubt ?? undefined}>
          {call.doubt === null ? call.reason : <Doubtful words={call.reason} />}
          {call.party && <small>by {call.party}</small>}
        </span>
      );
    },
  }),
  column.accessor('duration', {
    id: 'duration',
    header: 'Duration',
    cell: ({ getValue }) => getValue() ?? <UnknownValue />,
  }),
  column.accessor('talk', {
    id: 'talk',
    header: 'Talk',
    cell: ({ getValue }) => getValue() ?? <UnknownValue />,
  }),
  column.accessor('connection', {
    id: 'connection',
    header: 'Connection',
    cell: ({ getValue }) => (
      <span className={classes.clipped} title={getValue()}>
        {getValue()}
      </span>
    ),
  }),
]);

const directionIcons: Record<Direction, typeof IconArrowUpRight> = {
  inbound: IconArrowDownLeft,
  outbound: IconArrowUpRight,
  internal: IconArrowsLeftRight,
  unknown: IconQuestionMark,
};

function DirectionIcon({ direction }: { direction: Direction }) {
  const Icon = directionIcons[direction];
  return <Icon size={15} stroke={1.8} aria-hidden="true" />;
}

function Doubtful({ words }: { words: string }) {
  return (
    <span className={classes.doubtful}>
      <span aria-hidden="true">≈ </span>
      <span className="visually-hidden">Probably </span>
      {words}
    </span>
  );
}
