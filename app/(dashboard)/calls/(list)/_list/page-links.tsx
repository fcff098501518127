import Link from 'next/link';
import classes from '../calls.module.css';
import { listAddress } from './list-address.ts';

type Props = { previous: string | null; next: string | null; query: string };

/** The pages before and after this one. They keep their place while nothing lies in their direction. */
export function PageLinks({ previous, next, query }: Props) {
  if (previous === null && next === null) return null;
  return (
    <nav className={classes.pages} aria-label="Pages of the call list">
      {previous === null ? (
        <span aria-disabled="true">First</span>
      ) : (
        <Link href={listAddress(query)}>First</Link>
      )}
      {previous === null ? (
        <span aria-disabled="true">← Previous</span>
      ) : (
        <Link href={listAddress(query, previous)} rel="prev">
          ← Previous
        </Link>
      )}
      {next === null ? (
        <span aria-disabled="true">Next →</span>
      ) : (
        <Link href={listAddress(query, next)} rel="next">
          Next →
        </Link>
      )}
    </nav>
  );
}
