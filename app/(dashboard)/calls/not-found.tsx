import Link from 'next/link';
import classes from './[callId]/call.module.css';

/** An id that no call ever had, or one whose call was deleted with its connection. */
export default function CallNotFound() {
  return (
    <section className={classes.header}>
      <h1>There is no such call</h1>
      <p>
        The address may be incomplete, or the call’s connection was deleted.{' '}
        <Link href="/calls">All calls</Link>
      </p>
    </section>
  );
}
