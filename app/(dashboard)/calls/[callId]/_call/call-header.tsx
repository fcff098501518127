import Link from 'next/link';
import { Instant } from '@/app/_ui/instant.tsx';
import { OutcomeBadge } from '@/app/_ui/outcome-badge.tsx';
import { StateBadge } from '@/app/_ui/state-badge.tsx';
import { TimeZoneChip } from '@/app/_ui/time-zone-chip.tsx';
import type { Call } from '@/lib/calls/call.ts';
import { headline } from '@/lib/calls/headline.ts';
import { directionLabels, phaseLabels } from '@/lib/calls/labels.ts';
import classes from '../call.module.css';

type Props = { call: Call; connectionLabel: string; zone: string };

/** The call in one sentence. */
export function CallHeader({ call, connectionLabel, zone }: Props) {
  const phase = call.state === 'live' && call.phase !== null ? phaseLabels[call.phase] : null;
  return (
    <header className={classes.header}>
      <h1>{headline(call)}</h1>
      <p className={classes.facts}>
        {call.state === 'ended' ? (
          <OutcomeBadge outcome={call.outcome ?? 'unknown'} />
        ) : (
          <StateBadge state={call.state} phase={phase} />
        )}
        <span>{directionLabels[call.direction].word}</span>
        <Instant at={call.startedAt} zone={zone} />
        <Link href={`/calls?connection=${call.connectionId}`}>
          <bdi>{connectionLabel}</bdi>
        </Link>
        {call.isTest && <span title="Sent as a test; counted in no figure">Test call</span>}
        <TimeZoneChip zone={zone} />
      </p>
    </header>
  );
}
