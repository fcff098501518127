import type { ReactNode } from 'react';
import { SoftLink } from '@/app/_ui/soft-link.tsx';

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
  return (
    <SoftLink href={href} tabIndex={-1} aria-label={label} data-mark={mark} data-count={count}>
      {children}
    </SoftLink>
  );
}
