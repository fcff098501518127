import Link from 'next/link';
import { period, periods } from '@/lib/analytics/period.ts';
import { type AiScreen, aiHref } from './ai-address.ts';
import classes from './ai-calls.module.css';

/** The presets, as links: the period is part of the address. */
export function AiPeriodLinks({ screen }: { screen: AiScreen }) {
  return (
    <nav className={classes.periods} aria-label="Period">
      {period.options.map((option) => (
        <Link
          key={option}
          href={aiHref({ ...screen, period: option })}
          aria-current={option === screen.period ? 'true' : undefined}
          replace
        >
          {periods[option].words}
        </Link>
      ))}
    </nav>
  );
}
