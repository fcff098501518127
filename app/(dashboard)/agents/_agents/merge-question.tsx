'use client';

import { Button, Group, Modal } from '@mantine/core';
import { Note } from '@/app/_ui/note.tsx';
import classes from './agents.module.css';
import { Party } from './merge-party.tsx';
import type { useMerge } from './use-merge.ts';

/** Asks whether two agents are to be one. */
export function MergeQuestion({ merge }: { merge: ReturnType<typeof useMerge> }) {
  const { asked, pending, failure } = merge;
  return (
    <Modal opened={asked !== null} onClose={() => merge.ask(null)} title="Merge two agents">
      {asked !== null && (
        <div className={classes.dialog}>
          <p>
            <Party party={asked.from} /> becomes part of <Party party={asked.into} />: all calls and offers of
            both, past and to come, count as those of <bdi>{asked.into.name}</bdi>, in figures, filters and
            links.
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
  );
}
