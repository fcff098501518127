import Link from 'next/link';
import type { Grain } from '@/lib/analytics/time-range.ts';
import { grainNames } from './bucket-name.ts';
import classes from './grain-links.module.css';

type Props = { current: Grain; grains: readonly Grain[]; hrefOf: (grain: Grain) => string };

/** The steps in which a period can be drawn, as links; nothing where there is one alone. */
export function GrainLinks({ current, grains, hrefOf }: Props) {
  if (grains.length < 2) return null;
  return (
    <nav className={classes.grains} aria-label="Step of the chart" data-no-print>
      {grains.map((grain) => (
        <Link
          key={grain}
          href={hrefOf(grain)}
          aria-current={grain === current ? 'true' : undefined}
          prefetch={false}
          scroll={false}
          replace
        >
          {grainNames[grain]}
        </Link>
      ))}
    </nav>
  );
}
