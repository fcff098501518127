'use client';

import { ActionIcon, Popover, Text } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';

type Props = { title: string; definition: string };

/** The ⓘ beside a figure: what exactly it counts. */
export function DefinitionPopover({ title, definition }: Props) {
  return (
    <Popover width={280} position="bottom" withArrow shadow="md">
      <Popover.Target>
        <ActionIcon variant="subtle" color="gray" size="sm" aria-label={`What “${title}” means`}>
          <IconInfoCircle size={15} stroke={1.6} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <Text size="sm" fw={600} mb={4}>
          {title}
        </Text>
        <Text size="sm">{definition}</Text>
      </Popover.Dropdown>
    </Popover>
  );
}
