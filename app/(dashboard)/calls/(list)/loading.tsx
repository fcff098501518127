import { Skeleton } from '@mantine/core';
import classes from './calls.module.css';

const rows = Array.from({ length: 12 }, (_, row) => row);

/** The list's place while its rows are read. */
export default function CallsLoading() {
  return (
    <div className={classes.page} aria-busy="true">
      <header className={classes.header}>
        <h1>Calls</h1>
      </header>
      <span className="visually-hidden" role="status">
        Loading calls
      </span>
      <div>
        {rows.map((row) => (
          <Skeleton key={row} height={20} my={15} />
        ))}
      </div>
    </div>
  );
}
