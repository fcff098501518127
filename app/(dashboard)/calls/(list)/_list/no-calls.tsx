import Link from 'next/link';
import classes from '../calls.module.css';
import { listAddress } from './list-address.ts';

type Props = {
  filtered: boolean;
  onCursor: boolean;
  query: string;
  /** The viewer sees numbers masked and has searched for more digits than are shown. */
  isMasked: boolean;
};

/** What the list says when it has no rows, and the way out. */
export function NoCalls({ filtered, onCursor, query, isMasked }: Props) {
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
        {isMasked && (
          <>
            <br />
            Your role sees numbers masked, and finds them by their last three digits.
          </>
        )}
      </p>
    );
  }
  return (
    <p className={classes.nothing}>
      No calls yet. They appear here by themselves within about a second of a provider’s first delivery.
    </p>
  );
}
