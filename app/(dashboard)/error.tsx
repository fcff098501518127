'use client';

import { Button } from '@mantine/core';
import classes from './_overview/empty.module.css';

type Props = { error: Error & { digest?: string }; reset: () => void };

/** A page of figures or calls that could not be made; navigation stays. */
export default function DashboardError({ error, reset }: Props) {
  return (
    <section className={classes.empty} role="alert">
      <h1>This page could not be shown</h1>
      <p>
        Something went wrong on the server. Nothing that providers sent is lost. If it stays, look in the log
        of the server{error.digest ? ` for ${error.digest}` : ''}.
      </p>
      <Button onClick={reset}>Try again</Button>
    </section>
  );
}
