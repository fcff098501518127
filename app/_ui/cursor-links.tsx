'use client';

import { Group } from '@mantine/core';
import { usePathname, useSearchParams } from 'next/navigation';
import { LinkButton } from './link-button.tsx';

/** The way through a list that is read page by page; nothing where one page holds it all. */
export function CursorLinks({ newer, older }: { newer: string | null; older: string | null }) {
  const pathname = usePathname();
  const current = useSearchParams();
  if (newer === null && older === null) return null;

  function pageAt(cursor: string) {
    const query = new URLSearchParams(current);
    query.set('cursor', cursor);
    return `${pathname}?${query}`;
  }

  return (
    <Group justify="space-between" mt="sm" component="nav" aria-label="Pages">
      <span>
        {newer && (
          <LinkButton href={pageAt(newer)} variant="default" size="xs">
            ← Newer
          </LinkButton>
        )}
      </span>
      <span>
        {older && (
          <LinkButton href={pageAt(older)} variant="default" size="xs">
            Older →
          </LinkButton>
        )}
      </span>
    </Group>
  );
}
