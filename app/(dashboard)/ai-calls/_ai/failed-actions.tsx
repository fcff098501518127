import { FigureCard } from '@/app/_figures/figure-card.tsx';
import { FigureLink } from '@/app/_figures/figure-link.tsx';
import { rateWords } from '@/app/_figures/figure-words.ts';
import { ScrolledTable } from '@/app/_figures/scrolled-table.tsx';
import { formatInstant } from '@/app/_ui/format-instant.ts';
import { SoftLink } from '@/app/_ui/soft-link.tsx';
import { wholeNumber } from '@/app/_ui/whole-number.ts';
import type { AiCallFilters } from '@/lib/analytics/ai-call-filters.ts';
import type { AiFailedActions } from '@/lib/analytics/ai-failed-actions.ts';
import { metricDefinitions } from '@/lib/analytics/metric-definitions.ts';
import classes from './ai-calls.module.css';

type Props = { actions: AiFailedActions; filters: AiCallFilters; zone: string };

/** Which actions went wrong, and on which calls last. */
export function FailedActions({ actions: { ran, failed, calls, failures }, filters, zone }: Props) {
  return (
    <FigureCard title={metricDefinitions.aiFailures.title} metric="aiFailures">
      <p className={classes.quiet}>
        {ran === 0
          ? 'No action ran on these calls.'
          : `${wholeNumber(failed)} of ${wholeNumber(ran)} actions (${rateWords(failed / ran)})`}
        {failed > 0 && (
          <>
            , on{' '}
            <FigureLink
              count={calls}
              filters={filters.failed}
              of="calls with failed actions"
              mark="failed actions"
            />{' '}
            {calls === 1 ? 'call' : 'calls'}
          </>
        )}
      </p>
      {failures.length > 0 && (
        <ScrolledTable label="Failed actions" className={classes.words}>
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
                <th scope="row" data-text dir="auto">
                  {name}
                </th>
                <td data-text dir="auto">
                  {error}
                </td>
                <td>{wholeNumber(times)}</td>
                <td>
                  {newest.map(({ callId, startedAt }) => (
                    <SoftLink key={callId} href={`/calls/${callId}`}>
                      {formatInstant(startedAt, zone, 'minute')}
                    </SoftLink>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </ScrolledTable>
      )}
    </FigureCard>
  );
}
