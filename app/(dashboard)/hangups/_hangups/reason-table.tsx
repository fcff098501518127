import { ScrolledTable } from '@/app/_figures/scrolled-table.tsx';
import { UnknownValue } from '@/app/_ui/unknown-value.tsx';
import { wholeNumber } from '@/app/_ui/whole-number.ts';
import type { HangupFigures } from '@/lib/analytics/hangup-figures.ts';
import { elsewhereFilters, hangupFilters } from '@/lib/analytics/hangup-filters.ts';
import { CallsCount } from './calls-count.tsx';
import { partyName, reasonMeaning, reasonName } from './hangup-names.ts';
import classes from './hangups.module.css';
import type { HangupsScreen } from './hangups-screen.ts';
import { reasonRange } from './reason-range.ts';

type Props = { screen: HangupsScreen; figures: HangupFigures; before: HangupFigures | null };

/** Reasons by who ended the call, with what is certain of them and what they were in the period compared with. */
export function ReasonTable({ screen: { address }, figures, before }: Props) {
  const { scope } = address;
  const earlier = new Map(before?.reasons.map((each) => [each.reason, each.calls]));
  return (
    <ScrolledTable className={classes.table} label="Reason by side">
      <thead>
        <tr>
          <th scope="col">Reason</th>
          {figures.parties.map(({ party }) => (
            <th key={party} scope="col">
              {partyName(party)}
            </th>
          ))}
          <th scope="col">All</th>
          <th scope="col">Certain</th>
          <th scope="col">Ambiguous</th>
          <th scope="col">May be, counted elsewhere</th>
          <th scope="col">From – to</th>
          {before !== null && <th scope="col">Compared with</th>}
        </tr>
      </thead>
      <tbody>
        {figures.reasons.map((row) => {
          const { reason, parties } = row;
          const name = reasonName(reason);
          const of = (key: string) => ({ of: `${name}, ${key}`, mark: `table ${reason} ${key}` });
          return (
            <tr key={reason}>
              <th scope="row" title={reasonMeaning(reason)}>
                {name}
              </th>
              {figures.parties.map(({ party }) => (
                <td key={party}>
                  <CallsCount
                    calls={parties.find((each) => each.party === party)?.calls ?? 0}
                    filters={hangupFilters(scope, { reason, party })}
                    {...of(partyName(party))}
                  />
                </td>
              ))}
              <td>
                <CallsCount calls={row.calls} filters={hangupFilters(scope, { reason })} {...of('all')} />
              </td>
              <td>
                <CallsCount
                  calls={row.exact}
                  filters={hangupFilters(scope, { reason, certainty: 'exact' })}
                  {...of('certain')}
                />
              </td>
              <td>
                <CallsCount
                  calls={row.ambiguous}
                  filters={hangupFilters(scope, { reason, certainty: 'ambiguous' })}
                  {...of('ambiguous')}
                />
              </td>
              <td>
                <CallsCount
                  calls={row.elsewhere}
                  filters={reason === null ? null : elsewhereFilters(scope, reason)}
                  {...of('counted elsewhere')}
                />
              </td>
              <td>{reasonRange(row) ?? <UnknownValue what="No range" />}</td>
              {before !== null && (
                <td>
                  <CallsCount
                    calls={earlier.get(reason) ?? 0}
                    filters={address.before && hangupFilters(address.before, { reason })}
                    {...of('compared with')}
                  />
                </td>
              )}
            </tr>
          );
        })}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">All reasons</th>
          {figures.parties.map(({ party, calls }) => (
            <td key={party}>
              <CallsCount
                calls={calls}
                filters={hangupFilters(scope, { party })}
                of={partyName(party)}
                mark={`table all ${party}`}
              />
            </td>
          ))}
          <td>
            <CallsCount
              calls={figures.calls}
              filters={hangupFilters(scope, {})}
              of="all reasons"
              mark="table all"
            />
          </td>
          <td>
            <CallsCount
              calls={figures.exact}
              filters={hangupFilters(scope, { certainty: 'exact' })}
              of="certain"
              mark="table all certain"
            />
          </td>
          <td>
            <CallsCount
              calls={figures.ambiguous}
              filters={hangupFilters(scope, { certainty: 'ambiguous' })}
              of="ambiguous"
              mark="table all ambiguous"
            />
          </td>
          <td />
          <td />
          {before !== null && <td>{wholeNumber(before.calls)}</td>}
        </tr>
      </tfoot>
    </ScrolledTable>
  );
}
