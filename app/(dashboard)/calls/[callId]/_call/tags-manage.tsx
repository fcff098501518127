'use client';

import { Button } from '@mantine/core';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import type { Tag } from '@/lib/notes/list-tags.ts';

/** Opens the lists that tags and dispositions are chosen from. They are fetched when that is first asked for. */
export function TagsManage({ tags }: { tags: Tag[] }) {
  const [opened, setOpened] = useState<boolean>();
  return (
    <div>
      <Button size="compact-xs" variant="subtle" onClick={() => setOpened(true)}>
        Edit the lists …
      </Button>
      {opened !== undefined && <TagsDialog tags={tags} opened={opened} onClose={() => setOpened(false)} />}
    </div>
  );
}

const TagsDialog = dynamic(() => import('./tags-dialog.tsx').then((file) => file.TagsDialog), { ssr: false });
