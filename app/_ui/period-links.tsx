import Link from 'next/link';
import { type Period, period, periods } from '@/lib/analytics/period.ts';
import classes from './period-links.module.css';

/** The periods that a screen offers, as links: the period is part of the address. */
export function PeriodLinks({ current, hrefOf }: { current: Period; hrefOf: (period: Period) => string }) {
  return (
    <nav className={classes.periods} aria-label="Period">
      {period.options.map((option) => (
        <Link
          key={option}
          href={hrefOf(option)}
          aria-current={option === current ? 'true' : undefined}
          replace
        >
          {periods[option].words}
        </Link>
      ))}
    </nav>
  );
}
