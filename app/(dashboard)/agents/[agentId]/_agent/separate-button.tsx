'use client';

import { Button } from '@mantine/core';
import { Note } from '@/app/_ui/note.tsx';
import { useButtonAction } from '@/app/_ui/use-button-action.ts';
import { separate } from '../../_agents/merge-actions.ts';

/** Takes a merge back; the agent is one of its own again. */
export function SeparateButton({ agentId, name }: { agentId: string; name: string }) {
  const { pending, failure, run } = useButtonAction();
  return (
    <div>
      <Button
        size="compact-xs"
        variant="default"
        loading={pending}
        onClick={() => run(() => separate({ agentId }), `${name} is an agent of its own again.`)}
      >
        Separate<span className="visually-hidden"> {name}</span>
      </Button>
      {failure && (
        <Note tone="bad" role="alert">
          {failure}
        </Note>
      )}
    </div>
  );
}
