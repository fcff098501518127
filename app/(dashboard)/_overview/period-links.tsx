import Link from 'next/link';
import { defaultPeriod, type Period, period, periods } from '@/lib/analytics/period.ts';
import classes from './overview.module.css';

/** The presets, as links: the period is part of the address. */
export function PeriodLinks({ current }: { current: Period }) {
  return (
    <nav className={classes.periods} aria-label="Period">
      {period.options.map((option) => (
        <Link
          key={option}
          href={option === defaultPeriod ? '/' : `/?period=${option}`}
          aria-current={option === current ? 'true' : undefined}
          replace
        >
          {periods[option].words}
        </Link>
      ))}
    </nav>
  );
}
