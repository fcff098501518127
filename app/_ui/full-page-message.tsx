import type { ReactNode } from 'react';
import classes from './full-page-message.module.css';

type Props = { title: string; children: ReactNode; actions?: ReactNode };

/** A page that has one thing to say: not found, not permitted, went wrong. */
export function FullPageMessage({ title, children, actions }: Props) {
  return (
    <main className={classes.page}>
      <div className={classes.message}>
        <h1>{title}</h1>
        <div className={classes.words}>{children}</div>
        {actions && <div>{actions}</div>}
      </div>
    </main>
  );
}
