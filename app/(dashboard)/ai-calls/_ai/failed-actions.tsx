import Link from 'next/link';
import { formatInstant } from '@/app/_ui/format-instant.ts';
import type { AiCallFilters } from '@/lib/analytics/ai-call-filters.ts';
import type { AiFailedActions } from '@/lib/analytics/ai-failed-actions.ts';
import classes from './ai-calls.module.css';
import { CallsLink, MetricTitle, share, whole } from './ai-figure.tsx';

type Props = { actions: AiFailedActions; filters: AiCallFilters; zone: string };

/** Which actions went wrong, and on which calls last. */
export function FailedActions({ actions: { ran, failed, calls, failures }, filters, zone }: Props) {
  return (
    <section className={classes.card} aria-labelledby="failed-actions">
      <h2>
        <MetricTitle metric="aiFailures" id="failed-actions" />
      </h2>
      <p className={classes.quiet}>
        {ran === 0
          ? 'No action ran on a call of this period.'
          : `${whole.format(failed)} of ${whole.format(ran)} actions (${share(failed, ran)})`}
        {failed > 0 && (
          <>
            , on{' '}
            <CallsLink filters={filters.failed} of="calls with failed actions">
              {whole.format(calls)}
            </CallsLink>{' '}
            {calls === 1 ? 'call' : 'calls'}
          </>
        )}
      </p>
      {failures.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        <section className={classes.scroll} tabIndex={0} aria-label="Failed actions">
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">Action</th>
                <th scope="col">Error</th>
                <th scope="col">Times</th>
                <th scope="col">Newest calls</th>
              </tr>
            </thead>
            <tbody>
              {failures.map(({ name, error, times, newest }, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: masked errors may read alike; the place is their own
                <tr key={place}>
                  <th scope="row" dir="auto">
                    {name}
                  </th>
                  <td className={classes.words} dir="auto">
                    {error}
                  </td>
                  <td>{whole.format(times)}</td>
                  <td className={classes.words}>
                    {newest.map(({ callId, startedAt }) => (
                      <Link key={callId} href={`/calls/${callId}`} prefetch={false}>
                        {formatInstant(startedAt, zone, 'minute')}
                      </Link>
                    ))}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </section>
  );
}
