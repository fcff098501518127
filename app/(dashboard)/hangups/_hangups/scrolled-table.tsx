import type { ReactNode } from 'react';
import classes from './hangups.module.css';

/** A table that scrolls sideways by itself where the screen is narrow, by keyboard too. */
export function ScrolledTable({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
    <section className={classes.scroll} tabIndex={0} aria-label={label}>
      <table className={classes.table}>{children}</table>
    </section>
  );
}
