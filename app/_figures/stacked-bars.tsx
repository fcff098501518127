'use client';

import { useIntersection } from '@mantine/hooks';
import { lazy, Suspense, useState } from 'react';
import classes from './stacked.module.css';
import type { StackedBar, StackedSeries } from './stacked-series.ts';

type Props = {
  /** What the chart shows: Calls per day by outcome. */
  label: string;
  series: readonly StackedSeries[];
  bars: readonly StackedBar[];
};

/**
 * Bars made of parts, with a table beside them that says the same in text. Nothing is drawn, nor is what draws
 * fetched, before the reader comes near: on a phone a chart stands far below what is looked at first.
 */
export function StackedBars({ label, series, bars }: Props) {
  const { ref, entry } = useIntersection({ rootMargin: '25%' });
  const [isNear, setNear] = useState(false);
  if (entry?.isIntersecting && !isNear) setNear(true);
  return (
    <figure
      ref={ref}
      className={classes.chart}
      aria-label={`Bar chart: ${label}. The table has the same figures.`}
    >
      {/* Hundreds of marks say in pieces what the table says in order. */}
      <div aria-hidden="true">
        <Suspense>{isNear && <StackedDrawing series={series} bars={bars} />}</Suspense>
      </div>
    </figure>
  );
}

const StackedDrawing = lazy(async () => {
  const drawing = await import('./stacked-drawing.tsx').catch(() => null);
  return { default: drawing?.StackedDrawing ?? NotDrawn };
});

/** The server is away, or of another version than the page: the figures are there all the same. */
function NotDrawn() {
  return <p>The chart could not be fetched. The table has its figures; reload the page to try again.</p>;
}
