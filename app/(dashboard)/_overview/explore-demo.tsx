'use client';

import { FormAlert } from '@/app/_ui/form-alert.tsx';
import { Note } from '@/app/_ui/note.tsx';
import { SubmitButton } from '@/app/_ui/submit-button.tsx';
import { useFormAction } from '@/app/_ui/use-form-action.ts';
import { startDemo } from './demo-actions.ts';
import classes from './empty.module.css';

/** Starts loading demo data; the page then shows how far it is. */
export function ExploreDemo({ stopped }: { /** Why the last try stopped. */ stopped: string | null }) {
  const { failure, pending, onSubmit } = useFormAction(startDemo, () => {});
  return (
    <>
      <form method="post" onSubmit={onSubmit}>
        <SubmitButton variant="default" loading={pending}>
          Explore with demo data
        </SubmitButton>
      </form>
      <div className={classes.trouble}>
        {failure ? (
          <FormAlert failure={failure} />
        ) : (
          stopped && (
            <Note tone="bad" role="alert" title="Demo data could not be loaded">
              {stopped}
            </Note>
          )
        )}
      </div>
    </>
  );
}
