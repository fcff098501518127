'use client';

import { useRouter } from 'next/navigation';
import { Bar, BarChart, CartesianGrid, Tooltip, XAxis, YAxis } from 'recharts';
import { outcomeColour } from '@/app/_ui/outcome-colour.ts';
import { outcomeLabels } from '@/lib/calls/labels.ts';
import type { OutcomeSeries } from './outcome-series.ts';
import classes from './overview.module.css';

/** Calls over time, stacked by outcome. Each part of a bar leads to its calls; the table says the same in text. */
export function OutcomeChart({ series }: { series: OutcomeSeries }) {
  const router = useRouter();
  return (
    <figure
      className={classes.chart}
      aria-label="Bar chart of calls by outcome. The table view has the same figures."
    >
      <BarChart responsive data={series.buckets} style={chartSize} margin={chartMargin} barCategoryGap="22%">
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis
          dataKey="key"
          tickFormatter={(key: string) => series.buckets.find((bucket) => bucket.key === key)?.name ?? ''}
          interval="equidistantPreserveStart"
          tickLine={false}
          axisLine={false}
          tick={tick}
          minTickGap={12}
        />
        <YAxis allowDecimals={false} tickLine={false} axisLine={false} tick={tick} width={34} />
        <Tooltip
          cursor={{ fill: 'var(--quiet)', fillOpacity: 0.12 }}
          content={<BarTooltip series={series} />}
        />
        {series.outcomes.map(({ outcome }) => (
          <Bar
            key={outcome}
            dataKey={`counts.${outcome}`}
            name={outcomeLabels[outcome].word}
            stackId="calls"
            maxBarSize={64}
            fill={outcomeColour[outcome]}
            stroke="var(--surface)"
            isAnimationActive={false}
            className={classes.bar}
            onClick={(_, index) => {
              const href = series.buckets[index]?.href;
              if (href !== undefined) router.push(`${href}&outcome=${outcome}`);
            }}
          />
        ))}
      </BarChart>
    </figure>
  );
}

const chartSize = { width: '100%', height: 280 };
const chartMargin = { top: 8, right: 4, bottom: 0, left: 0 };
const tick = { fontSize: 12, fill: 'var(--quiet)' };

type TooltipProps = { series: OutcomeSeries; active?: boolean; label?: string | number };

function BarTooltip({ series, active, label }: TooltipProps) {
  const bucket = series.buckets.find(({ key }) => key === label);
  if (!active || bucket === undefined) return null;
  return (
    <div className={classes.tooltip}>
      <strong>
        {bucket.name}: {bucket.calls} {bucket.calls === 1 ? 'call' : 'calls'}
      </strong>
      <ul>
        {series.outcomes
          .filter(({ outcome }) => bucket.counts[outcome] > 0)
          .map(({ outcome }) => (
            <li key={outcome}>
              <span className={classes.swatch} style={{ background: outcomeColour[outcome] }} />
              {outcomeLabels[outcome].word}
              <span>{bucket.counts[outcome]}</span>
            </li>
          ))}
      </ul>
    </div>
  );
}
