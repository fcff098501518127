'use client';

import { Button, type ButtonProps } from '@mantine/core';
import { type ReactNode, type ToggleEvent, useEffect, useId, useRef, useState } from 'react';
import classes from './panel-button.module.css';
import { Popover } from './popover.tsx';

type Props = Omit<ButtonProps, 'children'> & {
  /** What the panel is called. */
  label: string;
  /** At which end of its button the panel begins. */
  from: 'start' | 'end';
  /** The button's words. */
  face: ReactNode;
  /** What is in the panel while it is open. */
  children: (close: () => void) => ReactNode;
  /** When somebody is about to open it. */
  onIntent?: () => void;
};

/** A button with a panel of controls; each opening starts afresh. */
export function PanelButton({ label, from, face, children, onIntent, ...look }: Props) {
  const id = useId();
  const panel = useRef<HTMLDivElement>(null);
  const [opened, setOpened] = useState(false);

  // The browser may have opened it before this script ran.
  useEffect(() => setOpened(panel.current?.matches(':popover-open') ?? false), []);

  function onToggle({ newState }: ToggleEvent) {
    if (newState !== 'open') return;
    const first = panel.current?.querySelector<HTMLElement>('input, button, a');
    (first ?? panel.current)?.focus();
  }

  return (
    <>
      <Button variant="default" popoverTarget={id} onPointerEnter={onIntent} onFocus={onIntent} {...look}>
        {face}
      </Button>
      <Popover
        ref={panel}
        id={id}
        role="dialog"
        aria-label={label}
        from={from}
        className={classes.panel}
        onBeforeToggle={({ newState }: ToggleEvent) => setOpened(newState === 'open')}
        onToggle={onToggle}
      >
        {opened && children(() => panel.current?.hidePopover())}
      </Popover>
    </>
  );
}
