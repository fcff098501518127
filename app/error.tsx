'use client';

import { Button } from '@mantine/core';
import { FullPageMessage } from './_ui/full-page-message.tsx';

export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <FullPageMessage
      title="This page could not be shown"
      actions={<Button onClick={reset}>Try again</Button>}
    >
      Something went wrong on the server. Nothing that providers sent is lost. If it stays, look in the log of
      the server{error.digest ? ` for ${error.digest}` : ''}.
    </FullPageMessage>
  );
}
