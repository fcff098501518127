'use client';

import { type FormEvent, useState, useTransition } from 'react';
import { capitalised } from './capitalised.ts';
import { confirmingPassword } from './confirming-password.ts';
import type { FormFailure, FormOutcome } from './form-failure.ts';
import { noAnswer } from './no-answer.ts';

/**
 * Sends a form to a server action and keeps what the person typed when it is refused. Asks for the password where
 * the action wants it entered again.
 *
 * @param onSuccess what follows; the form stays pending until it is done.
 */
export function useFormAction<Success>(
  action: (form: FormData) => Promise<FormOutcome<Success>>,
  onSuccess: (success: Success, form: FormData) => void | Promise<void>,
) {
  const [failure, setFailure] = useState<FormFailure | null>(null);
  const [pending, startTransition] = useTransition();

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setFailure(null);
    startTransition(async () => {
      try {
        const outcome = await confirmingPassword(() => action(form));
        if ('failure' in outcome) setFailure(outcome.failure);
        else await onSuccess(outcome.success, form);
      } catch {
        setFailure(noAnswer);
      }
    });
  }

  return {
    failure,
    pending,
    onSubmit,
    setFailure,
    /** The message beside one field, if its value was refused. */
    problem: (key: string) => {
      const message = failure?.problems.find((each) => each.key === key)?.message;
      return message && capitalised(message);
    },
  };
}
