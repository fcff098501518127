'use client';

import { RetryButton } from '@/app/_ui/retry-button.tsx';
import { useRetry, WhatWentWrong } from '@/app/_ui/what-went-wrong.tsx';
import classes from './_overview/empty.module.css';

type Props = { error: Error & { digest?: string }; reset: () => void };

/** A page of figures or calls that could not be made; navigation stays. */
export default function DashboardError({ error, reset }: Props) {
  const retry = useRetry(reset);
  return (
    <section className={classes.empty} role="alert">
      <h1>This page could not be shown</h1>
      <p>
        <WhatWentWrong error={error} onBack={retry} />
      </p>
      <RetryButton onClick={retry} />
    </section>
  );
}
