import { callsHref } from '@/app/_figures/calls-href.ts';
import { FigureCard } from '@/app/_figures/figure-card.tsx';
import { rateWords } from '@/app/_figures/figure-words.ts';
import { ScrolledTable } from '@/app/_figures/scrolled-table.tsx';
import { DefinitionPopover } from '@/app/_ui/definition-popover.tsx';
import { SoftLink } from '@/app/_ui/soft-link.tsx';
import { UnknownValue } from '@/app/_ui/unknown-value.tsx';
import { wholeNumber } from '@/app/_ui/whole-number.ts';
import type { CallTotals } from '@/lib/analytics/call-totals.ts';
import type { Callers } from '@/lib/analytics/callers.ts';
import { behind, type FigureScope } from '@/lib/analytics/figure-scope.ts';
import { type MetricName, metricDefinitions } from '@/lib/analytics/metric-definitions.ts';
import {
  abandonmentRate,
  asr,
  netAnswerRate,
  netOffered,
  reachable,
  unreachableRate,
} from '@/lib/analytics/metrics.ts';
import type { CallFilters } from '@/lib/calls/filters.ts';
import { outcome } from '@/lib/calls/vocabulary.ts';

type Props = {
  scope: FigureScope;
  totals: CallTotals;
  before: CallTotals | null;
  /** `null`: too many calls to tell callers apart. */
  callers: Callers | null;
};

type Line = {
  metric: MetricName;
  value: string | null;
  before: string | null;
  /** Why there is no value. */
  why?: string;
  calls?: CallFilters;
  count: number;
  leftOut?: string[];
};

/** Figures that a manager asks for now and then. */
export function MoreFigures({ scope, totals, before, callers }: Props) {
  return (
    <FigureCard
      title="More figures"
      table={
        <ScrolledTable label="Table of more figures">
          <thead>
            <tr>
              <th scope="col">Figure</th>
              <th scope="col">Now</th>
              {before && <th scope="col">Before</th>}
            </tr>
          </thead>
          <tbody>
            {lines(totals, before, callers).map((line) => (
              <tr key={line.metric} data-metric={line.metric}>
                <th scope="row">
                  {metricDefinitions[line.metric].title}{' '}
                  <DefinitionPopover
                    {...metricDefinitions[line.metric]}
                    entry={line.metric}
                    n={line.count}
                    leftOut={line.leftOut ?? []}
                  />
                </th>
                <td>
                  <Value line={line} scope={scope} />
                </td>
                {before && <td>{line.before ?? <UnknownValue what="No data" />}</td>}
              </tr>
            ))}
          </tbody>
        </ScrolledTable>
      }
    />
  );
}

function Value({ line: { metric, value, calls, count, why }, scope }: { line: Line; scope: FigureScope }) {
  if (value === null) return <UnknownValue what={why ?? 'No data'} />;
  if (calls === undefined || count === 0) return value;
  return (
    <SoftLink href={callsHref(behind(scope, calls))} data-mark={metric} data-count={count}>
      {value}
    </SoftLink>
  );
}

function lines(totals: CallTotals, before: CallTotals | null, callers: Callers | null): Line[] {
  const inbound: CallFilters = { direction: ['inbound'] };
  const net: CallFilters = {
    ...inbound,
    ...{ outcome: outcome.exclude(['blocked']).options, isShortAbandoned: false },
  };
  const outbound: CallFilters = { direction: ['outbound'] };
  const rate = (metric: MetricName, of: (totals: CallTotals) => number | null) => ({
    ...{ metric, value: rateWords(of(totals)), before: before && rateWords(of(before)) },
  });
  const netCount = netOffered(totals);
  const tooMany =
    callers === null ? { why: 'Too many calls to tell callers apart: choose a shorter period' } : {};
  const hidden = (callers?.calls ?? 0) - (callers?.known ?? 0);
  const caller = {
    ...{ before: null, calls: inbound, count: callers?.calls ?? 0, ...tooMany },
    leftOut: hidden === 0 ? [] : [`${wholeNumber(hidden)} calls without a number are left out.`],
  };
  return [
    { ...rate('netAnswerRate', netAnswerRate), calls: net, count: netCount },
    { ...rate('abandonmentRate', abandonmentRate), calls: net, count: netCount },
    { ...rate('asr', asr), calls: outbound, count: totals.attempted },
    {
      ...rate('unreachableRate', unreachableRate),
      ...{
        calls: { ...outbound, outcome: outcome.exclude(['agent_no_answer']).options },
        count: reachable(totals),
      },
    },
    { ...caller, metric: 'uniqueCallers', value: callers && wholeNumber(callers.unique) },
    { ...caller, metric: 'repeatCallers', value: callers && wholeNumber(callers.repeat) },
  ];
}
