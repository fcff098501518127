import { Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './empty-note.module.css';

type Props = { title: string; children: ReactNode; action?: ReactNode };

/** What stands where a list would be: why there is nothing, and what to do about it. */
export function EmptyNote({ title, children, action }: Props) {
  return (
    <Stack className={classes.note} gap="xs" align="center">
      <Title order={2}>{title}</Title>
      <Text component="div" size="sm" c="dimmed" maw={440}>
        {children}
      </Text>
      {action && <div className={classes.action}>{action}</div>}
    </Stack>
  );
}
