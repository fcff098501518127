'use client';

import { Button, Group, Stack, Text } from '@mantine/core';
import { CopyField } from '@/app/_ui/copy-field.tsx';
import { Instant } from '@/app/_ui/instant.tsx';
import { Note } from '@/app/_ui/note.tsx';
import type { MadeLink as Link } from './change-users.ts';

type Props = { link: Link; zone: string; onDone: () => void };

/** A link to copy and hand on; it is shown this once. */
export function MadeLink({ link, zone, onDone }: Props) {
  return (
    <Stack gap="md">
      <Text size="sm" role="status">
        Give this link to {link.email} yourself, by a way that only they read: Switchboard sends no mail.
      </Text>
      <CopyField label="Link" value={link.url} />
      <Note tone="warning">
        Whoever opens it first gets in. It works once, until{' '}
        <Instant at={link.expiresAt} zone={zone} style="minute" />, and cannot be shown again.
      </Note>
      <Group justify="flex-end">
        <Button onClick={onDone}>Done</Button>
      </Group>
    </Stack>
  );
}
