import Link from 'next/link';
import classes from '../calls.module.css';

type Props = { newer: string | null; older: string | null; query: string };

/** Newer and older pages. They keep their place while nothing lies in their direction. */
export function PageLinks({ newer, older, query }: Props) {
  if (newer === null && older === null) return null;
  return (
    <nav className={classes.pages} aria-label="Pages of the call list">
      {newer === null ? (
        <span aria-disabled="true">Newest</span>
      ) : (
        <Link href={hrefOf(query, null)}>Newest</Link>
      )}
      {newer === null ? (
        <span aria-disabled="true">← Newer</span>
      ) : (
        <Link href={hrefOf(query, newer)} rel="prev">
          ← Newer
        </Link>
      )}
      {older === null ? (
        <span aria-disabled="true">Older →</span>
      ) : (
        <Link href={hrefOf(query, older)} rel="next">
          Older →
        </Link>
      )}
    </nav>
  );
}

function hrefOf(query: string, cursor: string | null): string {
  const parts = [query, cursor === null ? '' : `cursor=${cursor}`].filter((part) => part !== '');
  return parts.length === 0 ? '/calls' : `/calls?${parts.join('&')}`;
}
