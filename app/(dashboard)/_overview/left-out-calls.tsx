import { callsHref } from '@/app/_figures/calls-href.ts';
import { SoftLink } from '@/app/_ui/soft-link.tsx';
import { wholeNumber } from '@/app/_ui/whole-number.ts';

import type { LeftOut } from '@/lib/analytics/calls-left-out.ts';
import classes from './overview.module.css';

const words: Record<string, string> = { internal: 'internal', test: 'test', unfinished: 'live or stale' };

/** What the figures do not count, so that nothing is missing silently. */
export function LeftOutCalls({ counts }: { counts: Record<string, LeftOut> }) {
  const some = Object.entries(counts).filter(([, { calls }]) => calls > 0);
  if (some.length === 0) return null;
  return (
    <p className={classes.leftOut}>
      Not counted:
      {some.map(([name, { filters, calls, capped }]) => (
        <SoftLink key={name} href={callsHref(filters)} data-mark={`left out ${name}`} data-count={calls}>
          {wholeNumber(calls)}
          {capped && '+'} {words[name] ?? name}
        </SoftLink>
      ))}
    </p>
  );
}
