import Link from 'next/link';
import classes from '../calls.module.css';
import { listAddress } from './list-address.ts';

type Props = { filtered: boolean; onCursor: boolean; query: string };

/** What the list says when it has no rows, and the way out. */
export function NoCalls({ filtered, onCursor, query }: Props) {
  if (onCursor) {
    return (
      <p className={classes.nothing}>
        There are no calls on this page any more. <Link href={listAddress(query)}>Show the first page</Link>
      </p>
    );
  }
  if (filtered) {
    return (
      <p className={classes.nothing}>
        No call matches. <Link href={listAddress('')}>Show all calls</Link>
      </p>
    );
  }
  return (
    <p className={classes.nothing}>
      No calls yet. They appear here by themselves within about a second of a provider’s first delivery.
    </p>
  );
}
