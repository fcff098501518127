import { FigureCard } from '@/app/_figures/figure-card.tsx';
import { ScrolledTable } from '@/app/_figures/scrolled-table.tsx';
import { reasonColour } from '@/app/_ui/reason-colour.ts';
import type { FigureScope } from '@/lib/analytics/figure-scope.ts';
import type { HangupFigures } from '@/lib/analytics/hangup-figures.ts';
import { elsewhereFilters, hangupFilters } from '@/lib/analytics/hangup-filters.ts';
import { CallsCount } from './calls-count.tsx';
import { reasonMeaning, reasonName } from './hangup-names.ts';
import classes from './hangups.module.css';

type Props = { scope: FigureScope; figures: HangupFigures };

/** What the ambiguous calls may be besides what they count as. */
export function CandidatesCard({ scope, figures: { candidates, ambiguous } }: Props) {
  if (candidates.length === 0) return null;
  return (
    <FigureCard
      title="What else it may be"
      metric="hangupCandidates"
      n={ambiguous}
      table={
        <ScrolledTable className={classes.table} label="What ambiguous calls may be">
          <thead>
            <tr>
              <th scope="col">May be</th>
              <th scope="col">Ambiguous calls</th>
              <th scope="col">Of these, counted as something else</th>
            </tr>
          </thead>
          <tbody>
            {candidates.map(({ reason, calls, elsewhere }) => (
              <tr key={reason}>
                <th scope="row" title={reasonMeaning(reason)}>
                  <span
                    className={classes.swatch}
                    style={{ background: reasonColour[reason] }}
                    aria-hidden="true"
                  />
                  {reasonName(reason)}
                </th>
                <td>
                  <CallsCount
                    calls={calls}
                    filters={hangupFilters(scope, { candidate: reason })}
                    of={`may be ${reasonName(reason)}`}
                    mark={`candidate ${reason}`}
                  />
                </td>
                <td>
                  <CallsCount
                    calls={elsewhere}
                    filters={elsewhereFilters(scope, reason)}
                    of={`may be ${reasonName(reason)}, counted as something else`}
                    mark={`candidate ${reason} elsewhere`}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </ScrolledTable>
      }
    />
  );
}
