'use client';

import { MantineProvider } from '@mantine/core';
import { setNonce } from 'get-nonce';
import { type ReactNode, useState } from 'react';
import { shades } from './shades.ts';
import { ShownRefusals } from './shown-refusals.tsx';
import { theme } from './theme.ts';

type Props = {
  /** By which the page's policy knows the style sheets that are made in the browser. */
  nonce: string;
  children: ReactNode;
};

/** Theme, colour scheme, and what could not be done. */
export function Appearance({ nonce, children }: Props) {
  // Asked for again without being loaded again, a page is given another nonce; the policy is still that of the first.
  const [first] = useState(nonce);
  // What keeps the page behind a dialog from scrolling makes its sheet itself.
  if (typeof window !== 'undefined') setNonce(first);
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={shades}
      defaultColorScheme="auto"
      getStyleNonce={() => first}
      withStaticClasses={false}
      withGlobalClasses={false}
    >
      {children}
      <ShownRefusals />
    </MantineProvider>
  );
}
