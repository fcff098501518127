import type { ReactNode } from 'react';
import classes from './scrolled-table.module.css';

type Props = {
  /** What the table shows, for those who hear it. */
  label: string;
  /** A class with more rules for the table. */
  className?: string | undefined;
  children: ReactNode;
};

/** A table of figures that scrolls sideways by itself where the screen is narrow, by keyboard too. */
export function ScrolledTable({ label, className = '', children }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
    <section className={classes.scroll} tabIndex={0} aria-label={label}>
      <table className={`${classes.table} ${className}`}>{children}</table>
    </section>
  );
}
