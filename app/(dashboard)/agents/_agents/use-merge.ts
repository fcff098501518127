'use client';

import { useState } from 'react';
import { useButtonAction } from '@/app/_ui/use-button-action.ts';
import { type Merged, merge, separate } from './merge-actions.ts';

/** An agent as it is offered for a merge. */
export type MergeParty = { id: string; name: string; connectionLabels: string[] };

type AskedMerge = { from: MergeParty; into: MergeParty };

/** A merge from the question to its undo. */
export function useMerge() {
  const action = useButtonAction();
  const [asked, ask] = useState<AskedMerge | null>(null);
  const [done, setDone] = useState<(AskedMerge & { merged: Merged }) | null>(null);

  function confirm() {
    if (asked === null) return;
    const { from, into } = asked;
    action.run(async () => {
      const outcome = await merge({ from: from.id, into: into.id });
      if ('failure' in outcome) return outcome;
      setDone({ ...asked, merged: outcome.success });
      ask(null);
      return { success: null };
    }, `${from.name} is merged into ${into.name}.`);
  }

  function undo() {
    if (done === null) return;
    const { merged, from, into } = done;
    action.run(
      () => separate({ agentId: merged.from, along: merged.along }),
      `${from.name} and ${into.name} are two agents again.`,
      () => setDone(null),
    );
  }

  return { ...action, asked, ask, done, confirm, undo };
}
