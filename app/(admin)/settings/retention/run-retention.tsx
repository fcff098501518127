'use client';

import { Button, Group } from '@mantine/core';
import { FormAlert } from '@/app/_ui/form-alert.tsx';
import { useButtonAction } from '@/app/_ui/use-button-action.ts';
import { runRetention } from './retention-actions.ts';

/** Has everything removed now that is shown beside it. */
export function RunRetention() {
  const { pending, failure, said, run } = useButtonAction();
  return (
    <>
      <FormAlert failure={failure === null ? null : { detail: failure, problems: [] }} />
      <Group gap="sm" mt="sm">
        <Button
          color="red"
          loading={pending}
          onClick={() => run(runRetention, 'Begun. The list below says how far it is.')}
        >
          Remove it now
        </Button>
        <span role="status">{said}</span>
      </Group>
    </>
  );
}
