'use client';

import { useHotkeys, useLocalStorage } from '@mantine/hooks';
import { useRouter } from 'next/navigation';
import { somethingIsOpen } from '@/app/_ui/keyboard-shortcuts.ts';

type Props = { before: string | null; after: string | null };

/** `j` or `]` opens the next call of the list, `k` or `[` the previous one; not in fields, nor behind a dialog. */
export function NeighboursKeys({ before, after }: Props) {
  const router = useRouter();
  const [singleKeys] = useLocalStorage({
    key: 'switchboard-single-keys',
    defaultValue: true,
    deserialize: (stored) => stored !== 'false',
  });

  const open = (href: string | null) => (event: KeyboardEvent) => {
    if (href === null || event.defaultPrevented || event.repeat || somethingIsOpen()) return;
    router.replace(href);
  };
  const forward = open(after);
  const back = open(before);
  useHotkeys(
    singleKeys
      ? [
          ['j', forward, { preventDefault: false }],
          [']', forward, { preventDefault: false }],
          ['k', back, { preventDefault: false }],
          ['[', back, { preventDefault: false }],
        ]
      : [],
  );
  return null;
}
