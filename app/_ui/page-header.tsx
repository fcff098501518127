import { Group, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

type Props = { title: ReactNode; children?: ReactNode; actions?: ReactNode };

/** What a page is called, one line about it, and what can be done here. */
export function PageHeader({ title, children, actions }: Props) {
  return (
    <Group justify="space-between" align="flex-start" gap="sm" mb="lg">
      <div style={{ minWidth: 0 }}>
        <Title order={1}>{title}</Title>
        {children && (
          <Text component="div" size="sm" c="dimmed" mt={2}>
            {children}
          </Text>
        )}
      </div>
      {actions}
    </Group>
  );
}
