import type { FormOutcome } from './form-failure.ts';

/**
 * Runs a server action; where it wants the password entered again, asks for it and runs the action once more. Cancelled,
 * the action's refusal stands. `useFormAction` and `useButtonAction` do this by themselves.
 */
export async function confirmingPassword<Success>(
  action: () => Promise<FormOutcome<Success>>,
): Promise<FormOutcome<Success>> {
  const outcome = await action();
  if (!('failure' in outcome) || outcome.failure.code !== 'reauthenticate') return outcome;
  return (await passwordPrompt.ask()) ? action() : outcome;
}

type Answer = (confirmed: boolean) => void;

let waiting: Answer[] = [];
const listeners = new Set<() => void>();

/** Between whoever needs the password and the one dialog of the page, which need not know each other. */
export const passwordPrompt = {
  /** Resolves to whether the password was entered; at once to `false` where the page has no dialog. */
  ask(): Promise<boolean> {
    if (listeners.size === 0) return Promise.resolve(false);
    return new Promise((resolve) => {
      waiting = [...waiting, resolve];
      for (const listener of listeners) listener();
    });
  },
  answer(confirmed: boolean): void {
    const asked = waiting;
    waiting = [];
    for (const listener of listeners) listener();
    for (const resolve of asked) resolve(confirmed);
  },
  isAsking: () => waiting.length > 0,
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
