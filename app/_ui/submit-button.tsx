'use client';

import { Button, type ButtonProps } from '@mantine/core';
import { useMounted } from '@mantine/hooks';
import type { ReactNode } from 'react';

/**
 * Sends a form. Until the page's scripts run it does nothing, since the browser would send the form by itself
 * and lose what was typed.
 */
export function SubmitButton({ children, ...props }: ButtonProps & { children: ReactNode }) {
  const ready = useMounted();
  return (
    <Button {...props} type={ready ? 'submit' : 'button'} aria-disabled={!ready}>
      {children}
    </Button>
  );
}
