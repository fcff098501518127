'use client';

import { useRouter } from 'next/navigation';
import type { MouseEvent, ReactNode } from 'react';

type Props = {
  href: string;
  /** What is there: 12 calls, Answered, Mon 3 Nov. */
  label: string;
  /** Tells this mark of the chart from all others. */
  mark: string;
  /** How many calls the link leads to. */
  count: number;
  children: ReactNode;
};

/**
 * A mark of an SVG chart that leads to its calls. Passed over by the Tab key: a chart has hundreds, and the table
 * beside it has the same links.
 */
export function ChartLink({ href, label, mark, count, children }: Props) {
  const router = useRouter();

  function follow(event: MouseEvent) {
    // New tabs and windows are the browser's.
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    router.push(href);
  }

  return (
    <a href={href} tabIndex={-1} aria-label={label} data-mark={mark} data-count={count} onClick={follow}>
      {children}
    </a>
  );
}
