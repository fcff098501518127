import { type ReactNode, useId } from 'react';
import classes from '../call.module.css';

type Props = { title: string; note?: string; children: ReactNode };

/** One question about the call, and its answer. */
export function Card({ title, note, children }: Props) {
  const id = useId();
  return (
    <section className={classes.card} aria-labelledby={id}>
      <h2 id={id}>
        {title} {note && <small>{note}</small>}
      </h2>
      {children}
    </section>
  );
}
