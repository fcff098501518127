import { callsHref } from '@/app/_figures/calls-href.ts';
import { FigureCard } from '@/app/_figures/figure-card.tsx';
import { ScrolledTable } from '@/app/_figures/scrolled-table.tsx';
import { SoftLink } from '@/app/_ui/soft-link.tsx';
import { UnknownValue } from '@/app/_ui/unknown-value.tsx';
import type { CallTotals } from '@/lib/analytics/call-totals.ts';
import { behind, type FigureScope } from '@/lib/analytics/figure-scope.ts';
import { metricDefinitions } from '@/lib/analytics/metric-definitions.ts';
import type { ReportSettings } from '@/lib/analytics/report-settings.ts';
import type { ConnectionLabel } from '@/lib/connections/connection-labels.ts';
import { type TileFigure, tileList } from './tile-list.ts';

type Props = {
  scope: FigureScope;
  totals: ReadonlyMap<string, CallTotals>;
  labels: readonly ConnectionLabel[];
  settings: ReportSettings;
  csv: string | null;
};

/** What the tiles say, for each connection: one provider beside the other. */
export function ConnectionsTable({ scope, totals, labels, settings, csv }: Props) {
  const rows = labels
    .flatMap((label) => {
      const own = totals.get(label.id);
      return own === undefined ? [] : [{ ...label, totals: own }];
    })
    .sort((a, b) => b.totals.calls - a.totals.calls || a.label.localeCompare(b.label));
  return (
    <FigureCard
      title="Providers side by side"
      metric="byConnection"
      csv={csv}
      table={<Table scope={scope} rows={rows} tiles={tileList(settings)} />}
    />
  );
}

type TableProps = {
  scope: FigureScope;
  rows: (ConnectionLabel & { totals: CallTotals })[];
  tiles: TileFigure[];
};

function Table({ scope, rows, tiles }: TableProps) {
  return (
    <ScrolledTable label="Figures of each connection">
      <thead>
        <tr>
          <th scope="col">Connection</th>
          {tiles.map(({ metric }) => (
            <th key={metric} scope="col">
              {metricDefinitions[metric].title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, label, providerLabel, totals }) => (
          <tr key={id}>
            <th scope="row" title={label}>
              <bdi>{label}</bdi> {label !== providerLabel && <small>{providerLabel}</small>}
            </th>
            {tiles.map((tile) => {
              const words = tile.words(tile.of(totals));
              const count = tile.count(totals);
              const own = { ...scope, filters: { ...scope.filters, connection: [id] } };
              return (
                <td key={tile.metric}>
                  {words === null ? (
                    <UnknownValue what="No data" />
                  ) : count === 0 ? (
                    words
                  ) : (
                    <SoftLink
                      href={callsHref(behind(own, tile.calls))}
                      data-mark={`${id} ${tile.metric}`}
                      data-count={count}
                    >
                      {words}
                    </SoftLink>
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </ScrolledTable>
  );
}
