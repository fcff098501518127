import { PeriodLinks } from '@/app/_ui/period-links.tsx';
import { TimeZoneChip } from '@/app/_ui/time-zone-chip.tsx';
import { callsByOutcome } from '@/lib/analytics/calls-by-outcome.ts';
import { callsLeftOut } from '@/lib/analytics/calls-left-out.ts';
import { callsLiveNow } from '@/lib/analytics/calls-live-now.ts';
import { defaultPeriod, type Period, periodRange, periods } from '@/lib/analytics/period.ts';
import { reportTimeZone } from '@/lib/analytics/report-time-zone.ts';
import type { Viewer } from '@/lib/auth/viewer.ts';
import { listCalls } from '@/lib/calls/list-calls.ts';
import { ChartOrTable } from './chart-or-table.tsx';
import { LeftOut } from './left-out.tsx';
import { NothingEnded } from './nothing-ended.tsx';
import { OutcomeChart } from './outcome-chart.tsx';
import { OutcomeLegend } from './outcome-legend.tsx';
import { outcomeSeries } from './outcome-series.ts';
import { OutcomeTable } from './outcome-table.tsx';
import classes from './overview.module.css';
import { Tiles } from './tiles.tsx';

/** The overview once there are calls. */
export async function Figures({ viewer, period }: { viewer: Viewer; period: Period }) {
  const zone = await reportTimeZone();
  const { range, grain } = periodRange(period, zone, new Date());
  const [figures, live, leftOut] = await Promise.all([
    callsByOutcome(viewer, range, grain),
    callsLiveNow(viewer),
    callsLeftOut(viewer, range),
  ]);
  const series = outcomeSeries(figures, grain);

  const heading = (
    <h2 id="calls-by-outcome">
      Calls per {grain} by outcome <small>{periods[period].words.toLowerCase()}, by start</small>
    </h2>
  );

  return (
    <div className={classes.page}>
      <header className={classes.header}>
        <h1>Overview</h1>
        <PeriodLinks
          current={period}
          hrefOf={(option) => (option === defaultPeriod ? '/' : `/?period=${option}`)}
        />
        <TimeZoneChip zone={zone} />
      </header>
      <Tiles figures={figures} live={live} range={range} />
      <section className={classes.card} aria-labelledby="calls-by-outcome">
        {series.outcomes.length === 0 ? (
          <>
            <div className={classes.cardHeader}>{heading}</div>
            <NothingEnded newestStart={await newestStart(viewer)} zone={zone} />
          </>
        ) : (
          <ChartOrTable
            heading={heading}
            chart={<OutcomeChart series={series} />}
            table={<OutcomeTable series={series} step={grain} />}
          />
        )}
        <OutcomeLegend series={series} range={range} />
        <LeftOut counts={leftOut} range={range} />
      </section>
    </div>
  );
}

async function newestStart(viewer: Viewer): Promise<string | null> {
  const { calls } = await listCalls(viewer, { limit: 1 });
  return calls[0]?.startedAt ?? null;
}
