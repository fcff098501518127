import { Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './full-page-message.module.css';

type Props = { title: string; children: ReactNode; actions?: ReactNode };

/** A page that has one thing to say: not found, not permitted, went wrong. */
export function FullPageMessage({ title, children, actions }: Props) {
  return (
    <main className={classes.page}>
      <Stack gap="sm" maw={460}>
        <Title order={1}>{title}</Title>
        <Text component="div" c="dimmed">
          {children}
        </Text>
        {actions && <div>{actions}</div>}
      </Stack>
    </main>
  );
}
