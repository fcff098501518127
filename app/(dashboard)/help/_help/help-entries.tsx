import type { ReactNode } from 'react';
import classes from './help.module.css';
import { Anchor } from './help-page.tsx';

/** A word and what it means; `id` is its place on the page. */
type HelpEntry = { id: string; word: string; mark?: ReactNode; means: ReactNode };

/** Words with their meanings, each of which has an address. */
export function HelpEntries({ entries }: { entries: readonly HelpEntry[] }) {
  return (
    <dl className={classes.entries}>
      {entries.map(({ id, word, mark, means }) => (
        <div key={id} id={id}>
          <dt>
            {mark ?? word} <Anchor to={id} of={word} />
          </dt>
          <dd>{means}</dd>
        </div>
      ))}
    </dl>
  );
}
