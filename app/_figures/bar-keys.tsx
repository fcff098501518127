'use client';

import type { FocusEvent, KeyboardEvent, ReactNode } from 'react';

type Props = { className?: string; children: ReactNode };

/**
 * The parts of a bar. Its links are one stop of the Tab key, for many are too small to be met; the arrow keys to the
 * left and right go from part to part.
 */
export function BarKeys({ className, children }: Props) {
  function go(event: KeyboardEvent<HTMLElement>) {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    const links = [...event.currentTarget.querySelectorAll('a')];
    const next = links[links.findIndex((link) => link.matches(':focus')) + step];
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
  }

  function keepStop({ target, currentTarget }: FocusEvent<HTMLElement>) {
    for (const link of currentTarget.querySelectorAll('a')) link.tabIndex = link === target ? 0 : -1;
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the links in it are what is acted on.
    <span className={className} onKeyDown={go} onFocus={keepStop}>
      {children}
    </span>
  );
}
