'use client';

import { IconX } from '@tabler/icons-react';
import { useSyncExternalStore } from 'react';
import { type Refusal, refusals } from './refusals.ts';
import classes from './shown-refusals.module.css';

/** The corner of every page that says what could not be done. */
export function ShownRefusals() {
  const shown = useSyncExternalStore(refusals.subscribe, refusals.shown, () => none);
  return (
    <div className={classes.corner} role="alert" data-no-print>
      {shown.map(({ id, words }) => (
        <p key={id} className={classes.refusal}>
          {words}
          <button type="button" aria-label="Close" onClick={() => refusals.close(id)}>
            <IconX size={16} stroke={1.6} aria-hidden="true" />
          </button>
        </p>
      ))}
    </div>
  );
}

const none: readonly Refusal[] = [];
