'use client';

import dynamic from 'next/dynamic';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { passwordPrompt } from './confirming-password.ts';

/** The page's one dialog for `confirmingPassword`; stands in the frame around every page, fetched when it first asks. */
export function ConfirmPasswordWhenAsked() {
  const asking = useSyncExternalStore(passwordPrompt.subscribe, passwordPrompt.isAsking, () => false);
  const [fetched, setFetched] = useState(false);
  if (asking && !fetched) setFetched(true);
  if (!fetched) return null;
  return (
    <ConfirmPassword
      opened={asking}
      onConfirmed={() => passwordPrompt.answer(true)}
      onCancel={() => passwordPrompt.answer(false)}
    />
  );
}

const ConfirmPassword = dynamic(
  () =>
    import('./confirm-password.tsx').then(
      (file) => file.ConfirmPassword,
      () => NotFetched,
    ),
  { ssr: false },
);

/** In place of a dialog that did not come: what was asked for is refused, as the server did. */
function NotFetched({ opened, onCancel }: { opened: boolean; onCancel: () => void }) {
  useEffect(() => {
    if (opened) onCancel();
  }, [opened, onCancel]);
  return null;
}
