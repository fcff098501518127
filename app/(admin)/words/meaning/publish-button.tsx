'use client';

import { Button, Stack } from '@mantine/core';
import { Note } from '@/app/_ui/note.tsx';
import { useButtonAction } from '@/app/_ui/use-button-action.ts';
import { wholeNumber } from '@/app/_ui/whole-number.ts';
import type { NewMapping } from '@/lib/mappings/new-mapping.ts';
import { publish } from '../words-actions.ts';

/** Puts the meaning in force. */
export function PublishButton({ mapping, calls }: { mapping: NewMapping; calls: number }) {
  const { pending, failure, run } = useButtonAction();
  return (
    <Stack gap="sm" mt="md" align="flex-start">
      {failure !== null && (
        <Note tone="bad" role="alert">
          {failure}
        </Note>
      )}
      <Button loading={pending} onClick={() => run(() => publish(mapping), '')}>
        Publish, and read {wholeNumber(calls)} {calls === 1 ? 'call' : 'calls'} again
      </Button>
    </Stack>
  );
}
