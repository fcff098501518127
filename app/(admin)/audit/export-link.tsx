'use client';

import { Button } from '@mantine/core';

/** Downloads what the list shows, all pages of it. */
export function ExportLink({ query }: { query: string }) {
  return (
    <Button
      component="a"
      href={`/api/audit/export${query === '' ? '' : `?${query}`}`}
      variant="default"
      download
    >
      Export CSV
    </Button>
  );
}
