'use client';

import { Button } from '@mantine/core';
import { FullPageMessage } from './_ui/full-page-message.tsx';
import { useRetry, WhatWentWrong } from './_ui/what-went-wrong.tsx';

type Props = { error: Error & { digest?: string }; reset: () => void };

/** A page that could not be made at all. */
export default function ErrorPage({ error, reset }: Props) {
  const retry = useRetry(reset);
  return (
    <FullPageMessage
      title="This page could not be shown"
      actions={<Button onClick={retry}>Try again</Button>}
    >
      <WhatWentWrong error={error} onBack={retry} />
    </FullPageMessage>
  );
}
