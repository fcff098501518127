'use client';

import { useState, useTransition } from 'react';
import { confirmingPassword } from './confirming-password.ts';
import type { FormOutcome } from './form-failure.ts';
import { noAnswer } from './no-answer.ts';

/** Does what a button says on the server, and keeps what came of it as a sentence. */
export function useButtonAction() {
  const [pending, startTransition] = useTransition();
  const [failure, setFailure] = useState<string | null>(null);
  const [said, setSaid] = useState('');

  function run(action: () => Promise<FormOutcome<null>>, success: string, then?: () => void) {
    if (pending) return;
    setFailure(null);
    setSaid('');
    startTransition(async () => {
      try {
        const outcome = await confirmingPassword(action);
        if ('failure' in outcome) setFailure(outcome.failure.detail);
        else {
          setSaid(success);
          then?.();
        }
      } catch {
        setFailure(noAnswer.detail);
      }
    });
  }

  return { pending, failure, said, run, say: setSaid };
}
