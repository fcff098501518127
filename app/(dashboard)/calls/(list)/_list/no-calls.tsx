import Link from 'next/link';
import type { SavedViewSummary } from '@/lib/views/list-views.ts';
import classes from '../calls.module.css';
import { listAddress } from './list-address.ts';

type Props = {
  filtered: boolean;
  onCursor: boolean;
  query: string;
  /** The viewer sees numbers masked and has searched for more digits than are shown. */
  isMasked: boolean;
  /** The list without its connections, where all that it is narrowed to were removed; `null` otherwise. */
  queryOfRemoved: string | null;
  /** The saved view that is open. */
  view: Pick<SavedViewSummary, 'name' | 'mayChange' | 'owner'> | undefined;
};

/** What the list says when it has no rows, and the way out. */
export function NoCalls({ filtered, onCursor, query, isMasked, queryOfRemoved, view }: Props) {
  if (onCursor) {
    return (
      <p className={classes.nothing}>
        There are no calls on this page any more. <Link href={listAddress(query)}>Show the first page</Link>
      </p>
    );
  }
  if (queryOfRemoved !== null) {
    return (
      <p className={classes.nothing}>
        The connection that this list is narrowed to was removed, and its calls with it.{' '}
        <Link href={listAddress(queryOfRemoved)}>Show the same of all connections</Link>
        {view !== undefined && (
          <>
            <br />
            The saved view “<bdi>{view.name}</bdi>” shows nothing any more.{' '}
            {view.mayChange ? 'Delete it under Views.' : `${view.owner} can delete it.`}
          </>
        )}
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
