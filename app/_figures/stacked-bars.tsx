'use client';

import Link from 'next/link';
import { useState } from 'react';
import { countScale } from './count-scale.ts';
import classes from './stacked.module.css';
import { callsWords, type StackedBar, type StackedSeries, whole } from './stacked-series.ts';

type Props = {
  /** What the chart shows: Calls per day by outcome. */
  label: string;
  series: readonly StackedSeries[];
  bars: readonly StackedBar[];
};

/**
 * Bars made of parts. Each part of each is a link to exactly its calls; a table beside it says the same in text. Boxes
 * that the style sheet lays out, so that the server draws them and no size has to be measured.
 */
export function StackedBars({ label, series, bars }: Props) {
  const [pointed, setPointed] = useState<number | null>(null);
  const marks = countScale(Math.max(...bars.map(({ total }) => total)));
  const top = marks.at(-1) ?? 1;
  return (
    <figure className={classes.chart} aria-label={`Bar chart: ${label}. The table has the same figures.`}>
      {/* Hundreds of marks say in pieces what the table says in order. */}
      <div className={classes.plot} aria-hidden="true" onPointerLeave={() => setPointed(null)}>
        {marks.map((mark) => (
          <span key={mark} className={classes.mark} style={{ bottom: percent(mark, top) }}>
            {compact.format(mark)}
          </span>
        ))}
        {bars.map((bar, index) => (
          <div key={bar.key} className={classes.bar} onPointerEnter={() => setPointed(index)}>
            <div className={classes.stack} style={{ height: percent(bar.total, top) }}>
              {series.map((part) => (
                <Part key={part.key} bar={bar} series={part} />
              ))}
            </div>
            <Name index={index} of={bars.length} name={bar.name} />
          </div>
        ))}
        <Tooltip series={series} bars={bars} pointed={pointed} />
      </div>
    </figure>
  );
}

const compact = new Intl.NumberFormat('en-GB', { notation: 'compact', maximumFractionDigits: 1 });
const percent = (part: number, all: number) => `${(100 * part) / all}%`;

/** How many names fit below a chart on a small screen, and on a large one. */
const fitting = { narrow: 6, wide: 14 };

/** Below a bar, where there is room: every so many bars, which depends on the width. */
function Name({ index, of, name }: { index: number; of: number; name: string }) {
  const isShown = (most: number) => index % Math.ceil(of / most) === 0;
  const [narrow, wide] = [isShown(fitting.narrow), isShown(fitting.wide)];
  if (!narrow && !wide) return null;
  return (
    <span className={classes.name} data-at={narrow && wide ? undefined : narrow ? 'narrow' : 'wide'}>
      {name}
    </span>
  );
}

/** One part of one bar. The Tab key passes over it: there are hundreds, and the table has the same links. */
export function Part({ bar, series }: { bar: StackedBar; series: StackedSeries }) {
  const count = bar.parts[series.key] ?? 0;
  if (count === 0) return null;
  const look = { flexGrow: count, background: series.colour };
  const href = bar.hrefs[series.key];
  if (href === undefined) return <span style={look} />;
  return (
    <Link
      href={href}
      prefetch={false}
      tabIndex={-1}
      aria-label={`${callsWords(count)}, ${series.name}, ${bar.name}`}
      data-mark={`${bar.key} ${series.key}`}
      data-count={count}
      style={look}
    />
  );
}

type TooltipProps = Pick<Props, 'series' | 'bars'> & { pointed: number | null };

/** What the bar that is pointed at consists of, on the side of it where there is more room. */
function Tooltip({ series, bars, pointed }: TooltipProps) {
  const bar = pointed === null ? undefined : bars[pointed];
  if (pointed === null || bar === undefined) return null;
  const isLeft = pointed < bars.length / 2;
  const distance = percent(isLeft ? pointed + 1 : bars.length - pointed, bars.length);
  return (
    <div className={classes.tooltip} style={isLeft ? { left: distance } : { right: distance }}>
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
              <span>{whole.format(bar.parts[key] ?? 0)}</span>
            </li>
          ))}
      </ul>
    </div>
  );
}
