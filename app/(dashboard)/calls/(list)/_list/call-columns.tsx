import {
  IconAlertTriangle,
  IconArrowDownLeft,
  IconArrowsLeftRight,
  IconArrowUpRight,
  IconFileText,
  IconListCheck,
  IconMicrophone,
  IconQuestionMark,
} from '@tabler/icons-react';
import {
  columnOrderingFeature,
  columnPinningFeature,
  columnVisibilityFeature,
  createColumnHelper,
  tableFeatures,
} from '@tanstack/react-table';
import type { ReactNode } from 'react';
import { OutcomeBadge } from '@/app/_ui/outcome-badge.tsx';
import { SoftLink } from '@/app/_ui/soft-link.tsx';
import { StateBadge } from '@/app/_ui/state-badge.tsx';
import { UnknownValue } from '@/app/_ui/unknown-value.tsx';
import type { Direction } from '@/lib/calls/vocabulary.ts';
import classes from './call-cells.module.css';
import { type CallColumnId, callColumnList } from './call-column-list.ts';
import type { CallListRow } from './call-list-row.ts';

// The server sorts, filters and pages; the table knows rows, and which columns stand where.
export const callTableFeatures = tableFeatures({
  columnVisibilityFeature,
  columnOrderingFeature,
  columnPinningFeature,
});

const column = createColumnHelper<typeof callTableFeatures, CallListRow>();

/** What stands in the cells of each column. */
const cells: Record<CallColumnId, (call: CallListRow, shows: (id: CallColumnId) => boolean) => ReactNode> = {
  started: (call, shows) => (
    <span className={classes.lines}>
      <SoftLink href={call.href} className={classes.open} data-row-link>
        <time dateTime={call.startedAt}>{call.started}</time>
      </SoftLink>
      {!shows('customer') && <Hit hit={call.hit} />}
    </span>
  ),
  direction: (call) => (
    <span className={classes.withIcon}>
      <DirectionIcon direction={call.direction} />
      {call.directionWord}
    </span>
  ),
  customer: (call) => (
    <span className={classes.lines}>
      {call.customer ?? <UnknownValue what="Number not known" />}
      {call.customerName && <small>{call.customerName}</small>}
      <Hit hit={call.hit} />
    </span>
  ),
  businessNumber: (call) => call.businessNumber ?? <UnknownValue what="Number not known" />,
  agent: (call) => <Name name={call.agent} unknown="No agent known" />,
  handledBy: (call) => call.handledBy,
  queue: (call) => <Name name={call.queue} unknown="No queue known" />,
  ivr: (call) => <Name name={call.ivr} unknown="No menu known" />,
  campaign: (call) => <Name name={call.campaign} unknown="No campaign known" />,
  outcome: (call, shows) => (
    <span className={classes.badges}>
      {call.state === 'ended' ? (
        <OutcomeBadge outcome={call.outcome ?? 'unknown'} />
      ) : (
        <StateBadge state={call.state} phase={call.phase} />
      )}
      {call.isTest && !shows('test') && <TestMark />}
    </span>
  ),
  hangup: (call) => {
    if (call.reason === null) return <UnknownValue />;
    return (
      <span className={classes.lines} title={call.doubt ?? undefined}>
        {call.doubt === null ? call.reason : <Doubtful words={call.reason} />}
        {call.party && <small>by {call.party}</small>}
      </span>
    );
  },
  duration: (call) => call.duration ?? <UnknownValue />,
  talk: (call) => call.talk ?? <UnknownValue />,
  wait: (call) => call.wait ?? <UnknownValue />,
  ring: (call) => call.ring ?? <UnknownValue />,
  hold: (call) => call.hold ?? <UnknownValue />,
  flags: (call) => <Flags call={call} />,
  test: (call) => (call.isTest ? <TestMark /> : <span className={classes.quiet}>No</span>),
  connection: (call) => <Name name={call.connection} />,
  provider: (call) => call.provider,
  keys: ({ keys: [first, ...more] }) => {
    if (first === undefined) return <UnknownValue />;
    return (
      <span className={classes.lines} title={[first, ...more].join('\n')}>
        <span className={classes.clipped}>{idOf(first)}</span>
        {more.length > 0 && <small>and {more.length} more</small>}
      </span>
    );
  },
};

/** The columns of the call list, as TanStack Table takes them. */
export const callColumns = column.columns(
  callColumnList.map(({ id, label }) =>
    column.display({
      id,
      header: label,
      cell: ({ row, table }) =>
        cells[id](row.original, (other) => table.getColumn(other)?.getIsVisible() ?? false),
    }),
  ),
);

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

/** Three lines at most: however long a name is, the row below stays near. */
function Name({ name, unknown }: { name: string | null; unknown?: string }) {
  if (name === null) return <UnknownValue {...(unknown === undefined ? {} : { what: unknown })} />;
  return (
    <span className={classes.name} {...(name.length > 40 ? { title: name } : {})}>
      {name}
    </span>
  );
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

function TestMark() {
  return <span className={classes.test}>Test</span>;
}

/** Where a search found the call. */
function Hit({ hit }: Pick<CallListRow, 'hit'>) {
  if (hit === null) return null;
  let at = 0;
  const parts = hit.parts.map(({ text, marked }) => {
    const key = at;
    at += text.length;
    return marked ? <mark key={key}>{text}</mark> : <span key={key}>{text}</span>;
  });
  return (
    <small className={classes.hit} title={hit.parts.map(({ text }) => text).join('')}>
      {hit.where}: {parts}
    </small>
  );
}

function Flags({ call }: { call: CallListRow }) {
  const { hasRecording, hasTranscript, actionCount, contradictions } = call;
  const flags = [
    { Icon: IconMicrophone, words: hasRecording && 'Recording' },
    { Icon: IconFileText, words: hasTranscript && 'Transcript' },
    { Icon: IconListCheck, words: actionCount > 0 && counted(actionCount, 'extracted value') },
    { Icon: IconAlertTriangle, words: contradictions > 0 && counted(contradictions, 'contradiction') },
  ];
  const shown = flags.flatMap(({ Icon, words }) => (words === false ? [] : [{ Icon, words }]));
  if (shown.length === 0) return <UnknownValue what="Nothing" />;
  return (
    <span className={classes.withIcon}>
      {shown.map(({ Icon, words }) => (
        <span key={words} role="img" aria-label={words} title={words}>
          <Icon size={15} stroke={1.8} aria-hidden="true" />
        </span>
      ))}
    </span>
  );
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** A provider's id without the name of its field. */
function idOf(key: string): string {
  return key.slice(key.indexOf(':') + 1);
}
