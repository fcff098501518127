import Link from 'next/link';
import classes from '../calls.module.css';

type Props = { filtered: boolean; onCursor: boolean; query: string };

/** What the list says when it has no rows, and the way out. */
export function NoCalls({ filtered, onCursor, query }: Props) {
  if (onCursor) {
    return (
      <p className={classes.nothing}>
        There are no calls on this page any more.{' '}
        <Link href={query === '' ? '/calls' : `/calls?${query}`}>Show the newest</Link>
      </p>
    );
  }
  if (filtered) {
    return (
      <p className={classes.nothing}>
        No call matches. <Link href="/calls">Show all calls</Link>
      </p>
    );
  }
  return (
    <p className={classes.nothing}>
      No calls yet. They appear here by themselves within about a second of a provider’s first delivery.
    </p>
  );
}
