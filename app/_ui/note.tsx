import type { ReactNode } from 'react';
import classes from './note.module.css';

type Props = {
  tone: 'quiet' | 'warning' | 'bad';
  title?: string;
  role?: 'alert' | 'status';
  children: ReactNode;
};

/** Something that needs to be said beside the content: calm, with a coloured edge by weight. */
export function Note({ tone, title, role, children }: Props) {
  return (
    <div className={`${classes.note} ${classes[tone]}`} role={role}>
      {title && <strong className={classes.title}>{title}</strong>}
      <div>{children}</div>
    </div>
  );
}
