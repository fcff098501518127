import type { FormFailure } from './form-failure.ts';
import { Note } from './note.tsx';

/** What was wrong with a form as a whole; where single fields are to blame, they say it themselves. */
export function FormAlert({ failure }: { failure: FormFailure | null }) {
  if (!failure) return null;
  return (
    <Note tone="bad" role="alert">
      {failure.problems.length === 0 ? failure.detail : 'Some values need another look.'}
    </Note>
  );
}
