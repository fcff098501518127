import { Skeleton } from '@mantine/core';
import { FilterPanelLoading } from './_list/filter-panel.tsx';
import classes from './calls.module.css';

const rows = Array.from({ length: 12 }, (_, row) => row);

/** The list's place while it is read: everything stands where it will stand. */
export default function CallsLoading() {
  return (
    <div className={classes.page} aria-busy="true">
      <header className={classes.header}>
        <h1>Calls</h1>
        <div className={classes.tools}>
          <Skeleton width={300} height={36} maw="100%" />
        </div>
      </header>
      <span className="visually-hidden" role="status">
        Loading calls
      </span>
      <div className={classes.controls}>
        <Skeleton height={36} />
        <Skeleton width={116} height={36} />
      </div>
      <div className={classes.body}>
        <div>
          <Skeleton className={classes.panelButton} width={116} height={36} />
          <div className={classes.panelBody}>
            <FilterPanelLoading />
          </div>
        </div>
        <div className={classes.list}>
          {rows.map((row) => (
            <Skeleton key={row} height={20} my={15} />
          ))}
        </div>
      </div>
    </div>
  );
}
