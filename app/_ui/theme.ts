'use client';

import { createTheme } from '@mantine/core';

const sans = 'var(--typeface-extended), var(--typeface), system-ui, sans-serif';

/** Calm and dense: small type, small radii, one accent; colour is left to outcomes. */
export const theme = createTheme({
  primaryColor: 'ink',
  autoContrast: true,
  luminanceThreshold: 0.35,
  colors: {
    ink: [
      '#eef1fb',
      '#d9dff3',
      '#b2bfe8',
      '#8fa2e0',
      '#7890dc',
      '#6c86dd',
      '#4f6bcb',
      '#3a54b0',
      '#30468f',
      '#273a75',
    ],
  },
  fontFamily: sans,
  // Ids and payloads only: no reason to send a file.
  fontFamilyMonospace: "ui-monospace, SFMono-Regular, Menlo, Consolas, 'Liberation Mono', monospace",
  headings: {
    fontFamily: sans,
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.375rem', lineHeight: '1.3' },
      h2: { fontSize: '1.0625rem', lineHeight: '1.4' },
      h3: { fontSize: '0.9375rem', lineHeight: '1.4' },
    },
  },
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.125rem' },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    // Mantine's button has no name of its own, and its heading counts as another one of the page.
    Modal: {
      defaultProps: { closeButtonProps: { 'aria-label': 'Close' }, attributes: { header: { role: 'none' } } },
    },
    Paper: { defaultProps: { withBorder: true, shadow: 'none' } },
    Table: { defaultProps: { verticalSpacing: 6, horizontalSpacing: 'sm' } },
  },
});
