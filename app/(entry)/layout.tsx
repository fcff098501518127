import type { ReactNode } from 'react';
import { Brand } from '../_ui/brand.tsx';
import classes from './entry.module.css';

/** Pages before signing in: one card, nothing else. */
export default function EntryLayout({ children }: { children: ReactNode }) {
  return (
    <main className={classes.page}>
      <div className={classes.column}>
        <Brand />
        <div className={classes.card}>{children}</div>
      </div>
    </main>
  );
}
