'use client';

import { Button, Group, Modal } from '@mantine/core';
import { Fragment } from 'react';
import { Note } from '@/app/_ui/note.tsx';
import classes from './agents.module.css';
import type { MergeParty, useMerge } from './use-merge.ts';

/** Asks whether two agents are to be one and says what that does; when it is done, offers to take it back. */
export function MergeDialog({ merge }: { merge: ReturnType<typeof useMerge> }) {
  const { asked, done, pending, failure, said } = merge;
  return (
    <>
      <Modal opened={asked !== null} onClose={() => merge.ask(null)} title="Merge two agents">
        {asked !== null && (
          <div className={classes.dialog}>
            <p>
              <Party party={asked.from} /> becomes part of <Party party={asked.into} />: all calls and offers
              of both, past and to come, count as those of <bdi>{asked.into.name}</bdi>, in figures, filters
              and links.
            </p>
            <p>
              No call is changed. “Separate” on the page of <bdi>{asked.into.name}</bdi> takes it back at any
              time.
            </p>
            {failure && (
              <Note tone="bad" role="alert">
                {failure}
              </Note>
            )}
            <Group gap="xs">
              <Button size="compact-md" loading={pending} onClick={merge.confirm} data-autofocus>
                Merge
              </Button>
              <Button size="compact-md" variant="default" onClick={() => merge.ask(null)}>
                Cancel
              </Button>
            </Group>
          </div>
        )}
      </Modal>
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

/** An agent's name and where it is known. */
export function Party({ party: { name, connectionLabels } }: { party: MergeParty }) {
  return (
    <>
      <strong>
        <bdi>{name}</bdi>
      </strong>
      {connectionLabels.length > 0 && (
        <span>
          {' ('}
          {connectionLabels.map((label, place) => (
            <Fragment key={label}>
              {place > 0 && ', '}
              <bdi>{label}</bdi>
            </Fragment>
          ))}
          )
        </span>
      )}
    </>
  );
}
