import Link from 'next/link';
import { Instant } from '@/app/_ui/instant.tsx';
import classes from './overview.module.css';

type Props = { newestStart: string | null; zone: string };

/** In the chart's place when no call of the period has ended, with the way to the calls there are. */
export function NothingEnded({ newestStart, zone }: Props) {
  return (
    <p className={classes.noBars}>
      <span>No call of this period has ended.</span>
      {newestStart !== null && (
        <span>
          The newest call started on <Instant at={newestStart} zone={zone} />.{' '}
          <Link href="/calls">Show all calls</Link>
        </span>
      )}
    </p>
  );
}
