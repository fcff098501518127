import Link from 'next/link';
import { leftOut } from '@/lib/analytics/calls-left-out.ts';
import type { TimeRange } from '@/lib/analytics/time-range.ts';
import { filtersToUrl } from '@/lib/calls/filter-url.ts';
import classes from './overview.module.css';

type Props = { counts: Record<keyof typeof leftOut, number>; range: TimeRange };

/** What the figures above do not count, so that nothing is missing silently. */
export function LeftOut({ counts, range: { from, to } }: Props) {
  if (counts.internal + counts.test === 0) return null;
  return (
    <p className={classes.leftOut}>
      Not counted:
      {counts.internal > 0 && (
        <Link href={`/calls?${filtersToUrl({ ...leftOut.internal, from, to })}`}>
          {counts.internal} internal
        </Link>
      )}
      {counts.test > 0 && (
        <Link href={`/calls?${filtersToUrl({ ...leftOut.test, from, to })}`}>{counts.test} test</Link>
      )}
    </p>
  );
}
