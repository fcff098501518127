import { Skeleton } from '@mantine/core';
import classes from './call.module.css';

/** The call's place while it is read. */
export default function CallLoading() {
  return (
    <div className={classes.page} aria-busy="true">
      <span className="visually-hidden" role="status">
        Loading the call
      </span>
      <Skeleton height={88} />
      <div className={classes.cards}>
        <Skeleton height={240} />
        <Skeleton height={240} />
        <Skeleton height={220} />
        <Skeleton height={220} />
      </div>
    </div>
  );
}
