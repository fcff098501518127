import Link from 'next/link';
import { callsHref } from '@/app/_figures/calls-href.ts';
import { Instant } from '@/app/_ui/instant.tsx';
import { Note } from '@/app/_ui/note.tsx';
import { wholeNumber } from '@/app/_ui/whole-number.ts';
import type { CallFilters } from '@/lib/calls/filters.ts';
import type { SilentConnection } from '@/lib/health/silent-connections.ts';
import classes from './overview.module.css';

type Props = {
  silent: readonly SilentConnection[];
  /** Deliveries that could not be read; `null` for whom they are none of their business. */
  failed: number | null;
  unmapped: { calls: number; filters: CallFilters };
  /** Whether connections may be opened. */
  mayOpen: boolean;
  zone: string;
};

/** What may be wrong with the figures: a provider that has gone silent, deliveries and words that were not understood. */
export function Attention({ silent, failed, unmapped, mayOpen, zone }: Props) {
  const failures = failed ?? 0;
  if (silent.length === 0 && failures === 0 && unmapped.calls === 0) return null;
  return (
    <Note tone="warning" role="status" title="What these figures may lack">
      <ul className={classes.attention}>
        {silent.map(({ id, label, lastDeliveryAt, usual }) => (
          <li key={id}>
            {mayOpen ? <Link href={`/connections/${id}`}>{label}</Link> : <strong>{label}</strong>} has sent
            nothing since <Instant at={lastDeliveryAt} zone={zone} style="minute" />. In such a stretch of the
            week it usually has {wholeNumber(Math.round(usual))} calls.
          </li>
        ))}
        {failures > 0 && (
          <li>
            <Link href="/deliveries?state=failed">
              {wholeNumber(failures)} {failures === 1 ? 'delivery' : 'deliveries'}
            </Link>{' '}
            of the last seven days could not be read. {failures === 1 ? 'It is' : 'They are'} kept, and can be
            read again.
          </li>
        )}
        {unmapped.calls > 0 && (
          <li>
            <Link
              href={callsHref(unmapped.filters)}
              prefetch={false}
              data-mark="unmapped"
              data-count={unmapped.calls}
            >
              {wholeNumber(unmapped.calls)} {unmapped.calls === 1 ? 'call' : 'calls'}
            </Link>{' '}
            of the period ended with words that are not known yet.
          </li>
        )}
      </ul>
    </Note>
  );
}
