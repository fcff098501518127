'use client';

import { useLocalStorage, useOs } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import dynamic from 'next/dynamic';
import { useEffect, useRef, useState } from 'react';
import classes from './command-menu.module.css';
import { type AdminPage, adminsPages, everybodysPages, helpPage } from './destinations.ts';
import { commandMenuKeys } from './keyboard-keys.ts';
import { useKeyboardShortcuts } from './keyboard-shortcuts.ts';
import { refusals } from './refusals.ts';

/**
 * The way to anything by keyboard: the button that opens the command menu, the keys that work on every page, and
 * the list of them. The dialogs are fetched when one is first opened.
 */
export function CommandMenu({ mayOpen }: { mayOpen: readonly AdminPage[] }) {
  const os = useOs();
  const destinations = [...everybodysPages, ...adminsPages(mayOpen), helpPage];
  const [opened, setOpened] = useState<'menu' | 'help' | null>(null);
  const [fetched, setFetched] = useState({ menu: false, help: false });
  const [singleKeys, setSingleKeys] = useLocalStorage({
    key: 'switchboard-single-keys',
    defaultValue: true,
    deserialize: (stored) => stored !== 'false',
  });
  const focused = useRef<Element | null>(null);

  function open(dialog: 'menu' | 'help') {
    if (opened === null) focused.current = document.activeElement;
    setFetched({ ...fetched, [dialog]: true });
    setOpened(dialog);
  }

  function close() {
    setOpened(null);
    if (focused.current instanceof HTMLElement) focused.current.focus({ preventScroll: true });
  }

  useKeyboardShortcuts({
    destinations,
    singleKeys,
    menuOpened: opened === 'menu',
    onMenu: () => open('menu'),
    onMenuClose: close,
    onKeyboardHelp: () => open('help'),
  });

  return (
    <>
      <button
        type="button"
        className={classes.button}
        onClick={() => open('menu')}
        aria-label="Search or go to"
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
      >
        <IconSearch size={17} stroke={1.6} aria-hidden="true" />
        <span className={classes.words}>Search or go to …</span>
        <span className={classes.keys} aria-hidden="true">
          {commandMenuKeys(os).join(' ')}
        </span>
      </button>
      {fetched.menu && (
        <CommandMenuDialog
          opened={opened === 'menu'}
          destinations={destinations}
          onClose={close}
          onKeyboardHelp={() => open('help')}
        />
      )}
      {fetched.help && (
        <KeyboardHelp
          opened={opened === 'help'}
          destinations={destinations}
          singleKeys={singleKeys}
          onSingleKeys={setSingleKeys}
          onClose={close}
        />
      )}
    </>
  );
}

const CommandMenuDialog = dynamic(
  () =>
    import('./command-menu-dialog.tsx').then(
      (file) => file.CommandMenuDialog,
      () => NotFetched,
    ),
  { ssr: false },
);

const KeyboardHelp = dynamic(
  () =>
    import('./keyboard-help.tsx').then(
      (file) => file.KeyboardHelp,
      () => NotFetched,
    ),
  { ssr: false },
);

/** In place of a dialog that the server no longer has, or did not send: the page itself goes on. */
function NotFetched({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  useEffect(() => {
    if (!opened) return;
    onClose();
    refusals.say('This could not be fetched from the server. Reload the page, then try again.');
  }, [opened, onClose]);
  return null;
}
