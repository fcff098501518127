'use client';

import { Button } from '@mantine/core';
import type { MergeSuggestion } from '@/lib/agents/merge-suggestions.ts';
import classes from './agents.module.css';
import { MergeDialog } from './merge-dialog.tsx';
import { Party } from './merge-party.tsx';
import { useMerge } from './use-merge.ts';

/** Agents that may be one person; each pair can be merged, once it was looked at. */
export function Suggestions({ suggestions }: { suggestions: MergeSuggestion[] }) {
  const merge = useMerge();
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
                <Button size="compact-xs" variant="default" onClick={() => merge.ask({ from, into })}>
                  Merge …
                  <span className="visually-hidden">
                    {' '}
                    {from.name} and {into.name}
                  </span>
                </Button>
              </li>
            ))}
          </ul>
        </details>
      )}
      <MergeDialog merge={merge} />
    </>
  );
}
