'use client';

import { FullPageMessage } from './_ui/full-page-message.tsx';
import { RetryButton } from './_ui/retry-button.tsx';
import { useRetry, WhatWentWrong } from './_ui/what-went-wrong.tsx';

type Props = { error: Error & { digest?: string }; reset: () => void };

/** A page that could not be made at all. */
export default function ErrorPage({ error, reset }: Props) {
  const retry = useRetry(reset);
  return (
    <FullPageMessage title="This page could not be shown" actions={<RetryButton onClick={retry} />}>
      <WhatWentWrong error={error} onBack={retry} />
    </FullPageMessage>
  );
}
