'use client';

import type { CSSVariablesResolver } from '@mantine/core';

/**
 * Which shades fill a button. Named here one by one: a theme's own `primaryShade` is of every colour there is, whose
 * hundred variables each page would carry in front of its content.
 */
export const shades: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-anchor': 'var(--mantine-color-ink-7)',
    '--mantine-color-ink-filled': 'var(--mantine-color-ink-7)',
    '--mantine-color-ink-filled-hover': 'var(--mantine-color-ink-8)',
    // White words on a lighter red cannot be read by everybody.
    '--mantine-color-red-filled': 'var(--mantine-color-red-8)',
    '--mantine-color-red-filled-hover': 'var(--mantine-color-red-9)',
  },
  dark: {
    '--mantine-color-ink-filled': 'var(--mantine-color-ink-6)',
    '--mantine-color-ink-filled-hover': 'var(--mantine-color-ink-7)',
  },
});
