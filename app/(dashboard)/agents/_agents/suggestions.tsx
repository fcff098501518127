'use client';

import { Button, Group } from '@mantine/core';
import { Note } from '@/app/_ui/note.tsx';
import type { DismissedMerge } from '@/lib/agents/dismissed-merges.ts';
import type { MergeSuggestion } from '@/lib/agents/merge-suggestions.ts';
import classes from './agents.module.css';
import { MergeDialog } from './merge-dialog.tsx';
import { Party } from './merge-party.tsx';
import { useDismissal } from './use-dismissal.ts';
import { useMerge } from './use-merge.ts';

type Props = {
  suggestions: MergeSuggestion[];
  /** Pairs of which somebody said that they are two. */
  dismissed: DismissedMerge[];
};

/** Agents that may be one person; each pair can be merged once it was looked at, or kept apart for good. */
export function Suggestions({ suggestions, dismissed }: Props) {
  const merge = useMerge();
  const dismissal = useDismissal();
  return (
    <>
      {suggestions.length > 0 && (
        <details className={classes.suggestions}>
          <summary>
            {suggestions.length === 1
              ? 'Two agents may be one person'
              : `${suggestions.length} pairs of agents may be one person each`}
          </summary>
          <ul>
            {suggestions.map(({ from, into, reason }) => (
              <li key={`${from.id} ${into.id}`}>
                <span>
                  <Party party={from} /> and <Party party={into} />. {reason}
                </span>
                <Group gap="xs">
                  <Button size="compact-xs" variant="default" onClick={() => merge.ask({ from, into })}>
                    Merge …<Names one={from} other={into} />
                  </Button>
                  <Button
                    size="compact-xs"
                    variant="subtle"
                    loading={dismissal.pending}
                    onClick={() => dismissal.say({ one: from, other: into })}
                  >
                    Not the same person
                    <Names one={from} other={into} />
                  </Button>
                </Group>
              </li>
            ))}
          </ul>
        </details>
      )}
      {dismissed.length > 0 && (
        <details className={classes.suggestions} data-quiet>
          <summary>
            {dismissed.length === 1
              ? 'One pair of agents is kept apart'
              : `${dismissed.length} pairs of agents are kept apart`}
          </summary>
          <ul>
            {dismissed.map(({ one, other }) => (
              <li key={`${one.id} ${other.id}`}>
                <span>
                  <Party party={one} /> and <Party party={other} />
                </span>
                <Button
                  size="compact-xs"
                  variant="subtle"
                  loading={dismissal.pending}
                  onClick={() => dismissal.takeBack({ one, other })}
                >
                  Suggest again
                  <Names one={one} other={other} />
                </Button>
              </li>
            ))}
          </ul>
        </details>
      )}
      <p role="status" className={dismissal.said === '' ? 'visually-hidden' : classes.said}>
        {dismissal.said}
        {dismissal.last !== null && (
          <Button
            size="compact-xs"
            variant="subtle"
            loading={dismissal.pending}
            onClick={() => dismissal.last && dismissal.takeBack(dismissal.last)}
          >
            Undo
          </Button>
        )}
      </p>
      {dismissal.failure && (
        <Note tone="bad" role="alert">
          {dismissal.failure}
        </Note>
      )}
      <MergeDialog merge={merge} />
    </>
  );
}

/** Tells one pair's button from that of another, for those who hear them. */
function Names({ one, other }: { one: { name: string }; other: { name: string } }) {
  return (
    <span className="visually-hidden">
      {': '}
      {one.name} and {other.name}
    </span>
  );
}
