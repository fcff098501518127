'use client';

import { Button } from '@mantine/core';
import { useRouter } from 'next/navigation';
import type { FormOutcome } from '@/app/_ui/form-failure.ts';
import { Note } from '@/app/_ui/note.tsx';
import { useButtonAction } from '@/app/_ui/use-button-action.ts';
import type { ReplayScope } from '@/lib/projection/replay-scope.ts';
import { start } from './replay-actions.ts';

/** Has it done, for good. */
export function StartButton({ scope, children }: { scope: ReplayScope; children: string }) {
  const router = useRouter();
  const { pending, failure, run } = useButtonAction();

  async function begin(): Promise<FormOutcome<null>> {
    const outcome = await start(scope);
    if ('failure' in outcome) return outcome;
    router.push(`/deliveries/replay?job=${outcome.success}`);
    return { success: null };
  }

  return (
    <div>
      <Button mt="md" loading={pending} onClick={() => run(begin, 'Started.')}>
        {children}
      </Button>
      {failure !== null && (
        <Note tone="bad" role="alert">
          {failure}
        </Note>
      )}
    </div>
  );
}
