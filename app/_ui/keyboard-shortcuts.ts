import { type HotkeyItem, useHotkeys } from '@mantine/hooks';
import { useRouter } from 'next/navigation';
import { useRef } from 'react';
import type { Destination } from './destinations.ts';
import { keepFilters } from './keep-filters.ts';

type Options = {
  destinations: Destination[];
  /** Whether keys without a modifier do anything. */
  singleKeys: boolean;
  /** Whether the command menu is open. */
  menuOpened: boolean;
  onMenu: () => void;
  onMenuClose: () => void;
  onKeyboardHelp: () => void;
};

/** Milliseconds in which the second key of a pair is awaited. */
const patience = 1500;

/**
 * The keys that work on every page: Ctrl/⌘-K, `/`, `?`, and `g` with the key of a page. Beside Ctrl/⌘-K they
 * do nothing in a field, and none does while a dialog or a menu is open.
 */
export function useKeyboardShortcuts(options: Options): void {
  const { destinations, singleKeys, menuOpened, onMenu, onMenuClose, onKeyboardHelp } = options;
  const router = useRouter();
  const pressedG = useRef(Number.NEGATIVE_INFINITY);

  function toggleMenu() {
    if (menuOpened) onMenuClose();
    else if (!somethingIsOpen()) onMenu();
  }

  function search() {
    const field = document.querySelector<HTMLElement>('[data-search-field]');
    if (field?.checkVisibility()) field.focus();
    else onMenu();
  }

  function goTo(href: string) {
    pressedG.current = Number.NEGATIVE_INFINITY;
    router.push(keepFilters(href, window.location));
  }

  useHotkeys([['mod+K', toggleMenu]], []);
  // On some keyboards these characters need Shift, on others not.
  const keys: HotkeyItem[] = [
    key('/', search),
    key('shift+/', search),
    key('?', onKeyboardHelp),
    key('shift+?', onKeyboardHelp),
    key('g', (at) => {
      pressedG.current = at;
    }),
    ...destinations.map((page) =>
      key(
        page.key,
        () => goTo(page.href),
        (at) => at - pressedG.current <= patience,
      ),
    ),
  ];
  useHotkeys(singleKeys ? keys : []);
}

/** A key that the page takes from the browser at its time, unless something else has a use for it. */
function key(hotkey: string, act: (at: number) => void, isTime = (_at: number) => true): HotkeyItem {
  const onPress = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.repeat || !isTime(event.timeStamp) || somethingIsOpen()) return;
    event.preventDefault();
    act(event.timeStamp);
  };
  return [hotkey, onPress, { preventDefault: false }];
}

/** Whether a dialog or a menu is open, to which keys belong then. */
export function somethingIsOpen(): boolean {
  const open = document.querySelectorAll('[role="dialog"], [role="alertdialog"], [role="menu"]');
  return [...open].some((element) => element.checkVisibility());
}
