'use client';

import { Button } from '@mantine/core';
import Form from 'next/form';
import { FigureCard } from '@/app/_figures/figure-card.tsx';
import classes from '../../_agents/agents.module.css';
import { MergeDialog } from '../../_agents/merge-dialog.tsx';
import { Party } from '../../_agents/merge-party.tsx';
import { type MergeParty, useMerge } from '../../_agents/use-merge.ts';

type Props = {
  /** Whom others are merged into. */
  agent: MergeParty;
  /** What was searched for; empty for nothing. */
  find: string;
  found: MergeParty[];
  /** The rest of the address. */
  kept: [string, string][];
};

/** Finds another agent that is the same person, and merges it into this one. */
export function MergeWith({ agent, find, found, kept }: Props) {
  const merge = useMerge();
  return (
    <FigureCard title="Merge another agent into this one">
      <p className={classes.quiet}>
        When a person has two numbers, or a name on each connection, all of it can count as one agent.
      </p>
      <div className={classes.search}>
        <Form action={`/agents/${agent.id}`} replace scroll={false} role="search" aria-label="Other agents">
          {kept.map(([name, value]) => (
            <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
          ))}
          <input
            type="search"
            name="find"
            defaultValue={find}
            maxLength={200}
            placeholder="Name or number"
            aria-label="Name or number of another agent"
          />
          <button type="submit">Find</button>
        </Form>
      </div>
      {find !== '' && found.length === 0 && (
        <p className={classes.quiet}>No other agent of the kind has that in a name or a number.</p>
      )}
      {found.length > 0 && (
        <ul className={classes.found}>
          {found.map((other) => (
            <li key={other.id}>
              <span>
                <Party party={other} />
              </span>
              <Button
                size="compact-xs"
                variant="default"
                onClick={() => merge.ask({ from: other, into: agent })}
              >
                Merge …<span className="visually-hidden"> {other.name}</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
      <MergeDialog merge={merge} />
    </FigureCard>
  );
}
