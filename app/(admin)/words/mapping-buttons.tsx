'use client';

import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Note } from '@/app/_ui/note.tsx';
import { useButtonAction } from '@/app/_ui/use-button-action.ts';
import { wholeNumber } from '@/app/_ui/whole-number.ts';
import { rereadAgain, takeBack } from './words-actions.ts';

type Props = { id: string; entry: string; isRetired: boolean; calls: number };

/** Takes a meaning back, after saying what that does, or has its calls read once more. */
export function MappingButtons({ id, entry, isRetired, calls }: Props) {
  const [asking, { open, close }] = useDisclosure(false);
  const { pending, failure, run } = useButtonAction();
  const problem = failure !== null && (
    <Note tone="bad" role="alert">
      {failure}
    </Note>
  );
  return (
    <Stack gap={6}>
      <Group gap={6} wrap="nowrap">
        {!isRetired && (
          <Button size="compact-xs" variant="default" onClick={open} aria-label={`Roll back “${entry}”`}>
            Roll back
          </Button>
        )}
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          loading={pending && !asking}
          onClick={() => run(() => rereadAgain(id), '')}
          aria-label={`Read the calls with “${entry}” again`}
        >
          Read again
        </Button>
      </Group>
      {!asking && problem}
      <Modal opened={asking} onClose={close} title="Take this meaning back?">
        <Stack gap="md">
          <Text size="sm">
            <code>{entry}</code> is a word that nobody knows again
            {calls === 0
              ? '.'
              : `, and the ${wholeNumber(calls)} calls that it decides become unknown: their deliveries are read again, and all figures follow.`}
          </Text>
          {problem}
          <Group justify="flex-end" gap="sm">
            <Button variant="subtle" color="gray" onClick={close}>
              Cancel
            </Button>
            <Button color="red" loading={pending} onClick={() => run(() => takeBack(id), '', close)}>
              Roll back
            </Button>
          </Group>
        </Stack>
      </Modal>
    </Stack>
  );
}
