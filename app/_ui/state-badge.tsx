import { stateLabels } from '@/lib/calls/labels.ts';
import type { CallState } from '@/lib/calls/vocabulary.ts';
import classes from './outcome-badge.module.css';

type Props = { state: CallState; phase: string | null };

/** A call that has no outcome yet: going on, with its phase, or stale. */
export function StateBadge({ state, phase }: Props) {
  const { word, means } = stateLabels[state];
  return (
    <span className={classes.badge} title={means}>
      <span className={state === 'live' ? classes.live : classes.stale} aria-hidden="true" />
      {phase === null ? word : `${word} · ${phase}`}
    </span>
  );
}
