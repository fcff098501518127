'use client';

import { Button } from '@mantine/core';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { Note } from '@/app/_ui/note.tsx';
import classes from './agents.module.css';
import type { useMerge } from './use-merge.ts';

/** Asks whether two agents are to be one and says what that does; when it is done, offers to take it back. */
export function MergeDialog({ merge }: { merge: ReturnType<typeof useMerge> }) {
  const { asked, done, pending, failure, said } = merge;
  const [wasAsked, setWasAsked] = useState(false);
  if (asked !== null && !wasAsked) setWasAsked(true);
  return (
    <>
      {wasAsked && <MergeQuestion merge={merge} />}
      <p role="status" className={said === '' ? 'visually-hidden' : classes.said}>
        {said}
        {done !== null && said !== '' && (
          <Button size="compact-xs" variant="subtle" loading={pending} onClick={merge.undo}>
            Undo
          </Button>
        )}
      </p>
      {asked === null && failure && (
        <Note tone="bad" role="alert">
          {failure}
        </Note>
      )}
    </>
  );
}

// Fetched when somebody asks for the first time.
const MergeQuestion = dynamic(() => import('./merge-question.tsx').then((file) => file.MergeQuestion), {
  ssr: false,
});
