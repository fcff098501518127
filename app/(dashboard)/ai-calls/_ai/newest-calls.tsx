import { FigureCard } from '@/app/_figures/figure-card.tsx';
import { FigureLink } from '@/app/_figures/figure-link.tsx';
import { ScrolledTable } from '@/app/_figures/scrolled-table.tsx';
import { Duration } from '@/app/_ui/duration.tsx';
import { Instant } from '@/app/_ui/instant.tsx';
import { OutcomeBadge } from '@/app/_ui/outcome-badge.tsx';
import { SoftLink } from '@/app/_ui/soft-link.tsx';
import { UnknownValue } from '@/app/_ui/unknown-value.tsx';
import { wholeNumber } from '@/app/_ui/whole-number.ts';
import type { Call } from '@/lib/calls/call.ts';
import type { CallFilters } from '@/lib/calls/filters.ts';
import classes from './ai-calls.module.css';
import type { AiScreen } from './ai-screen.ts';
import { ColumnChoice } from './column-choice.tsx';

type Props = {
  calls: Call[];
  /** All of which these are the newest. */
  all: { count: number; filters: CallFilters };
  columns: string[];
  /** The fields that can be columns. */
  offered: string[];
  /** Call id → identifier → value. */
  values: ReadonlyMap<string, ReadonlyMap<string, string>>;
  screen: AiScreen;
  zone: string;
};

/** The newest calls with what was extracted from each. */
export function NewestCalls({ calls, all, columns, offered, values, screen, zone }: Props) {
  return (
    <FigureCard
      title="Newest calls"
      note={
        <>
          {wholeNumber(calls.length)} of{' '}
          <FigureLink count={all.count} filters={all.filters} of="AI calls" mark="newest" />
        </>
      }
    >
      <ColumnChoice offered={offered} chosen={columns} screen={screen} />
      <ScrolledTable label="Newest AI calls with extracted values" className={classes.words}>
        <thead>
          <tr>
            <th scope="col">Started</th>
            <th scope="col">Customer</th>
            <th scope="col">AI agent</th>
            <th scope="col">Outcome</th>
            <th scope="col">Duration</th>
            {columns.map((identifier) => (
              <th key={identifier} scope="col" data-text dir="auto">
                {identifier}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {calls.map((call) => (
            <tr key={call.id}>
              <th scope="row">
                <SoftLink href={`/calls/${call.id}`}>
                  <Instant at={call.startedAt} zone={zone} />
                </SoftLink>
              </th>
              <td>
                {call.customerNumber ?? call.customerNumberRaw ?? <UnknownValue what="Number not known" />}
              </td>
              <td data-name dir="auto" title={call.agentName ?? undefined}>
                {call.agentName ?? call.agentNumber ?? <UnknownValue what="No agent known" />}
              </td>
              <td>
                <OutcomeBadge outcome={call.outcome ?? 'unknown'} />
              </td>
              <td>
                <Duration seconds={call.duration} />
              </td>
              {columns.map((identifier) => (
                <td key={identifier} data-text dir="auto">
                  <Extracted value={values.get(call.id)?.get(identifier)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </ScrolledTable>
    </FigureCard>
  );
}

/** A value, however long, in three lines; the call's own page has all of it. */
function Extracted({ value }: { value: string | undefined }) {
  if (value === undefined) return <UnknownValue what="Nothing extracted" />;
  return (
    <span className={classes.clamped} title={value}>
      {value}
    </span>
  );
}
