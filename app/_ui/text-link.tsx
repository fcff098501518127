'use client';

import { Anchor, type AnchorProps } from '@mantine/core';
import Link from 'next/link';
import type { ReactNode } from 'react';

/** A link in running text or a table, usable in pages that the server renders. */
export function TextLink({
  href,
  children,
  ...props
}: AnchorProps & { href: string; children: ReactNode; onClick?: () => void }) {
  return (
    <Anchor component={Link} href={href} size="sm" {...props}>
      {children}
    </Anchor>
  );
}
