import Link from 'next/link';
import { Note } from '@/app/_ui/note.tsx';
import type { FigureAddress } from '@/lib/analytics/figure-address.ts';
import { periods } from '@/lib/analytics/period.ts';
import { figureHref } from './figure-href.ts';
import classes from './too-long.module.css';

type Props = {
  /** What cannot be shown, as the beginning of a sentence. */
  what: string;
  address: FigureAddress;
  path: string;
};

const shorter = ['30d', '7d', 'today'] as const;

/** In the place of figures that would take longer than anybody waits, and what to do to see them. */
export function TooLong({ what, address, path }: Props) {
  const { range } = address.scope;
  const length = Date.parse(range.to) - Date.parse(range.from);
  const offered = shorter
    .map((period) => ({ period, range: periods[period].range(range.zone, new Date()) }))
    .filter(({ range }) => Date.parse(range.to) - Date.parse(range.from) < length);
  return (
    <Note tone="warning" title={`${what} would take too long`} role="status">
      These filters ask for figures that have to be counted call by call, and this period has very many calls.{' '}
      {offered.length > 0 ? 'Take away a filter, or choose a shorter period: ' : 'Take away a filter.'}
      {offered.map(({ period, range: { from, to } }, index) => (
        <span key={period}>
          {index > 0 && ', '}
          <Link
            href={figureHref(path, {
              filters: { ...address.filters, period, from, to },
              compare: address.compare,
            })}
            className={classes.link}
            scroll={false}
          >
            {periods[period].words}
          </Link>
        </span>
      ))}
      {offered.length > 0 && '.'}
    </Note>
  );
}
