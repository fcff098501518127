'use client';

import { useState } from 'react';
import { useButtonAction } from '@/app/_ui/use-button-action.ts';
import { dismiss, suggestAgain } from './merge-actions.ts';
import type { MergeParty } from './use-merge.ts';

type Pair = { one: MergeParty; other: MergeParty };

/** Saying that two agents are not the same person, and taking it back. */
export function useDismissal() {
  const action = useButtonAction();
  /** What was said last, while it can be taken back where it was said. */
  const [last, setLast] = useState<Pair | null>(null);

  function say({ one, other }: Pair) {
    setLast(null);
    action.run(
      () => dismiss({ one: one.id, other: other.id }),
      `${one.name} and ${other.name} are not the same person. This is not suggested any more.`,
      () => setLast({ one, other }),
    );
  }

  function takeBack({ one, other }: Pair) {
    setLast(null);
    action.run(
      () => suggestAgain({ one: one.id, other: other.id }),
      `${one.name} and ${other.name} may be suggested again.`,
    );
  }

  return { pending: action.pending, failure: action.failure, said: action.said, last, say, takeBack };
}
