import { expect, it } from 'vitest';
import { confirmingPassword, passwordPrompt } from './confirming-password.ts';
import type { FormOutcome } from './form-failure.ts';

/** An action that wants the password until it was entered. */
function guardedAction() {
  const state = { entered: false, runs: 0 };
  const action = async (): Promise<FormOutcome<string>> => {
    state.runs += 1;
    return state.entered
      ? { success: 'done' }
      : { failure: { code: 'reauthenticate', detail: 'This needs your password.', problems: [] } };
  };
  return { state, action };
}

/** A dialog that answers as soon as it is asked. */
function dialog(answer: () => boolean) {
  const asked: boolean[] = [];
  const leave = passwordPrompt.subscribe(() => {
    if (!passwordPrompt.isAsking()) return;
    asked.push(true);
    queueMicrotask(() => passwordPrompt.answer(answer()));
  });
  return { asked, leave };
}

it('repeats the action once the password was entered', async () => {
  const { state, action } = guardedAction();
  const { asked, leave } = dialog(() => {
    state.entered = true;
    return true;
  });
  expect(await confirmingPassword(action)).toEqual({ success: 'done' });
  expect([state.runs, asked.length]).toEqual([2, 1]);
  expect(await confirmingPassword(action)).toEqual({ success: 'done' });
  expect(asked).toHaveLength(1);
  leave();
});

it('keeps the refusal when the person cancels, and when there is no dialog', async () => {
  const { state, action } = guardedAction();
  const { leave } = dialog(() => false);
  expect(await confirmingPassword(action)).toMatchObject({ failure: { code: 'reauthenticate' } });
  leave();
  expect(await confirmingPassword(action)).toMatchObject({ failure: { code: 'reauthenticate' } });
  expect(state.runs).toBe(2);
});

it('asks once for actions that want it at the same time', async () => {
  const first = guardedAction();
  const second = guardedAction();
  const { leave } = dialog(() => {
    first.state.entered = true;
    second.state.entered = true;
    return true;
  });
  const outcomes = [confirmingPassword(first.action), confirmingPassword(second.action)];
  expect(await Promise.all(outcomes)).toEqual([{ success: 'done' }, { success: 'done' }]);
  leave();
});

it('leaves other failures alone', async () => {
  const failure = { code: 'conflict', detail: 'No.', problems: [] } as const;
  const { asked, leave } = dialog(() => true);
  const action = async (): Promise<FormOutcome<null>> => ({ failure: { ...failure, problems: [] } });
  expect(await confirmingPassword(action)).toEqual({ failure });
  expect(asked).toEqual([]);
  leave();
});
