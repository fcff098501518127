import { callsHref } from '@/app/_figures/calls-href.ts';
import { FigureCard } from '@/app/_figures/figure-card.tsx';
import { Instant } from '@/app/_ui/instant.tsx';
import { SoftLink } from '@/app/_ui/soft-link.tsx';
import { wholeNumber } from '@/app/_ui/whole-number.ts';
import { countedCalls } from '@/lib/analytics/counted-calls.ts';
import type { Call } from '@/lib/calls/call.ts';
import { headline } from '@/lib/calls/headline.ts';
import { phaseLabels } from '@/lib/calls/labels.ts';
import classes from './overview.module.css';

type Props = { counts: { live: number; stale: number }; newest: readonly Call[]; zone: string };

/** What is going on at this moment, whatever the period. */
export function LiveNow({ counts, newest, zone }: Props) {
  return (
    <FigureCard
      title="Live now"
      metric="live"
      note={
        <>
          <SoftLink
            href={callsHref({ ...countedCalls, state: ['live'] })}
            data-mark="live"
            data-count={counts.live}
          >
            {wholeNumber(counts.live)} {counts.live === 1 ? 'call' : 'calls'}
          </SoftLink>
          {counts.stale > 0 && (
            <>
              {', '}
              <SoftLink
                href={callsHref({ ...countedCalls, state: ['stale'] })}
                data-mark="stale"
                data-count={counts.stale}
              >
                {wholeNumber(counts.stale)} stale
              </SoftLink>
            </>
          )}
        </>
      }
      chart={
        newest.length === 0 ? (
          <p className={classes.none}>Nobody is on the line.</p>
        ) : (
          <ul className={classes.live}>
            {newest.map((call) => (
              <li key={call.id}>
                <SoftLink href={`/calls/${call.id}`}>
                  <bdi dir="ltr">{headline(call)}</bdi>
                </SoftLink>
                <small>
                  {call.phase !== null && `${phaseLabels[call.phase]}, `}since{' '}
                  <Instant at={call.startedAt} zone={zone} style="time" />
                </small>
              </li>
            ))}
          </ul>
        )
      }
    />
  );
}
