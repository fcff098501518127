import Link from 'next/link';
import { callsHref } from '@/app/_figures/calls-href.ts';
import { FigureCard } from '@/app/_figures/figure-card.tsx';
import { Instant } from '@/app/_ui/instant.tsx';
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
          <Link
            href={callsHref({ ...countedCalls, state: ['live'] })}
            prefetch={false}
            data-mark="live"
            data-count={counts.live}
          >
            {wholeNumber(counts.live)} {counts.live === 1 ? 'call' : 'calls'}
          </Link>
          {counts.stale > 0 && (
            <>
              {', '}
              <Link
                href={callsHref({ ...countedCalls, state: ['stale'] })}
                prefetch={false}
                data-mark="stale"
                data-count={counts.stale}
              >
                {wholeNumber(counts.stale)} stale
              </Link>
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
                <Link href={`/calls/${call.id}`} prefetch={false}>
                  <bdi>{headline(call)}</bdi>
                </Link>
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
