import { grainNames } from '@/app/_figures/bucket-name.ts';
import { FigureCard } from '@/app/_figures/figure-card.tsx';
import { figureHref } from '@/app/_figures/figure-href.ts';
import { GrainLinks } from '@/app/_figures/grain-links.tsx';
import { outcomeStack } from '@/app/_figures/outcome-stack.ts';
import { StackedBars } from '@/app/_figures/stacked-bars.tsx';
import { StackedLegend } from '@/app/_figures/stacked-legend.tsx';
import { StackedTable } from '@/app/_figures/stacked-table.tsx';
import type { AgentDays } from '@/lib/analytics/agent-days.ts';
import type { FigureAddress } from '@/lib/analytics/figure-address.ts';
import type { FigureScope } from '@/lib/analytics/figure-scope.ts';
import classes from '../../_agents/agents.module.css';

type Props = {
  days: AgentDays;
  /** Of the one agent. */
  scope: FigureScope;
  address: FigureAddress;
  /** The agent's page. */
  path: string;
  /** Where the figures can be had as a file; `null` for whom they cannot. */
  csv: string | null;
};

/** The agent's calls over time, by outcome. */
export function AgentOutcomes({ days, scope, address, path, csv }: Props) {
  const { grain, grains } = address;
  const title = `Calls per ${grainNames[grain].toLowerCase()}`;
  const grainLinks = (
    <GrainLinks
      current={grain}
      grains={grains}
      hrefOf={(each) => figureHref(path, { ...address, grain: each })}
    />
  );
  if (days.calls === 0) {
    return (
      <FigureCard
        title={title}
        chart={<p className={classes.nothing}>The agent had no call of its own in this period.</p>}
      />
    );
  }
  const { series, bars } = outcomeStack(scope, days.buckets, grain);
  return (
    <FigureCard
      title={title}
      note="by outcome, by start"
      csv={csv}
      actions={grainLinks}
      chart={<StackedBars label={`${title}, by outcome`} series={series} bars={bars} />}
      table={<StackedTable label={title} rowName={grainNames[grain]} series={series} bars={bars} />}
    >
      <StackedLegend label="Outcomes of the period" series={series} />
    </FigureCard>
  );
}
