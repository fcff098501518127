'use client';

import { type KeyboardEvent, type MouseEvent, type ReactNode, type ToggleEvent, useId, useRef } from 'react';
import classes from './menu-button.module.css';
import { Popover } from './popover.tsx';

/** What makes a button open the menu. */
type Opens = { popoverTarget: string; 'aria-haspopup': 'menu' };

type Props = {
  /** What the menu is called. */
  label: string;
  /** The button that opens it. */
  button: (opens: Opens) => ReactNode;
  /** Elements of a menu's roles; what is not one of its items is passed over by the keys. */
  children: ReactNode;
};

/**
 * A button with a menu, which closes when one of its items is chosen; the arrow keys, Home and End go from item to
 * item.
 */
export function MenuButton({ label, button, children }: Props) {
  const id = useId();
  const menu = useRef<HTMLDivElement>(null);
  const items = () => [
    ...(menu.current?.querySelectorAll<HTMLElement>('[role^="menuitem"]:not(:disabled)') ?? []),
  ];

  function onToggle({ newState }: ToggleEvent) {
    if (newState === 'open') items()[0]?.focus();
  }

  function onKeyDown(event: KeyboardEvent) {
    const all = items();
    const at = all.findIndex((item) => item.matches(':focus'));
    const next = { ArrowDown: at + 1, ArrowUp: Math.max(at, 0) - 1, Home: 0, End: -1 }[event.key];
    if (event.key === 'Tab') menu.current?.hidePopover();
    if (next === undefined) return;
    event.preventDefault();
    all.at(next % all.length)?.focus();
  }

  function onClick({ target }: MouseEvent) {
    if (target instanceof Element && target.closest('[role^="menuitem"]')) menu.current?.hidePopover();
  }

  return (
    <>
      {button({ popoverTarget: id, 'aria-haspopup': 'menu' })}
      <Popover
        ref={menu}
        id={id}
        role="menu"
        aria-label={label}
        from="end"
        className={classes.menu}
        onToggle={onToggle}
        onKeyDown={onKeyDown}
        onClick={onClick}
      >
        {children}
      </Popover>
    </>
  );
}
