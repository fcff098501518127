'use client';

import { Bar, BarChart, type BarShapeProps, CartesianGrid, Tooltip, XAxis, YAxis } from 'recharts';
import { wholeNumber } from '@/app/_ui/whole-number.ts';
import { ChartLink } from './chart-link.tsx';
import classes from './stacked.module.css';
import { callsWords, type StackedBar, type StackedSeries } from './stacked-series.ts';

type Props = { series: readonly StackedSeries[]; bars: readonly StackedBar[] };

/** The bars themselves. Each part of each is a link to exactly its calls. */
export function StackedDrawing({ series, bars }: Props) {
  const names = new Map(bars.map(({ key, name }) => [key, name]));
  return (
    <BarChart
      responsive
      data={[...bars]}
      style={chartSize}
      margin={chartMargin}
      barCategoryGap="22%"
      accessibilityLayer={false}
    >
      <CartesianGrid vertical={false} stroke="var(--line)" />
      <XAxis
        dataKey="key"
        tickFormatter={(key: string) => names.get(key) ?? ''}
        interval="equidistantPreserveStart"
        tickLine={false}
        axisLine={false}
        tick={tick}
        minTickGap={12}
      />
      <YAxis
        allowDecimals={false}
        tickLine={false}
        axisLine={false}
        tick={tick}
        tickFormatter={(count: number) => compact.format(count)}
        width={38}
      />
      <Tooltip
        cursor={{ fill: 'var(--quiet)', fillOpacity: 0.12 }}
        isAnimationActive={false}
        content={<BarTooltip series={series} bars={bars} />}
      />
      {series.map((part) => (
        <Bar
          key={part.key}
          dataKey={`parts.${part.key}`}
          name={part.name}
          stackId="calls"
          maxBarSize={64}
          fill={part.colour}
          isAnimationActive={false}
          shape={(shape: BarShapeProps) => (
            <Part {...boxOf(shape)} bar={bars[shape.originalDataIndex]} series={part} />
          )}
        />
      ))}
    </BarChart>
  );
}

const chartSize = { width: '100%', height: 280 };
const chartMargin = { top: 8, right: 4, bottom: 0, left: 0 };
const tick = { fontSize: 12, fill: 'var(--quiet)' };
const compact = new Intl.NumberFormat('en-GB', { notation: 'compact', maximumFractionDigits: 1 });

type Box = { x: number; y: number; width: number; height: number };

const boxOf = ({ x, y, width, height }: BarShapeProps): Box => ({ x, y, width, height });

/** One part of one bar. */
export function Part({ bar, series, ...box }: Box & { bar: StackedBar | undefined; series: StackedSeries }) {
  const count = bar?.parts[series.key] ?? 0;
  if (bar === undefined || count === 0) return null;
  const rectangle = <rect {...box} fill={series.colour} stroke="var(--surface)" className={classes.part} />;
  const href = bar.hrefs[series.key];
  if (href === undefined) return rectangle;
  return (
    <ChartLink
      href={href}
      label={`${callsWords(count)}, ${series.name}, ${bar.name}`}
      mark={`${bar.key} ${series.key}`}
      count={count}
    >
      {rectangle}
    </ChartLink>
  );
}

type TooltipProps = Pick<Props, 'series' | 'bars'> & { active?: boolean; label?: string | number };

function BarTooltip({ series, bars, active, label }: TooltipProps) {
  const bar = bars.find(({ key }) => key === label);
  if (!active || bar === undefined) return null;
  return (
    <div className={classes.tooltip}>
      <strong>
        {bar.name}: {callsWords(bar.total)}
      </strong>
      <ul>
        {series
          .filter(({ key }) => (bar.parts[key] ?? 0) > 0)
          .map(({ key, name, colour }) => (
            <li key={key}>
              <span className={classes.swatch} style={{ background: colour }} />
              {name}
              <span>{wholeNumber(bar.parts[key] ?? 0)}</span>
            </li>
          ))}
      </ul>
    </div>
  );
}
