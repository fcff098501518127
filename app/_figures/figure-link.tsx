import type { ReactNode } from 'react';
import { SoftLink } from '@/app/_ui/soft-link.tsx';
import { wholeNumber } from '@/app/_ui/whole-number.ts';
import type { CallFilters } from '@/lib/calls/filters.ts';
import { callsHref } from './calls-href.ts';

type Props = {
  /** What is shown, where it is not the number of calls itself. */
  children?: ReactNode;
  /** How many calls are behind it. */
  count: number;
  /** Exactly these calls; `null` where no list can be asked for them. */
  filters: CallFilters | null;
  /** What it is of, for those who hear it without the table around it: Calls of Asha. */
  of: string;
  /** Tells this figure from all others of the page. */
  mark: string;
};

/** A figure of a table that leads to exactly the calls behind it; nothing leads to no calls. */
export function FigureLink({ children, count, filters, of, mark }: Props) {
  if (count === 0 || filters === null) return children ?? wholeNumber(count);
  return (
    <SoftLink href={callsHref(filters)} data-mark={mark} data-count={count}>
      {children ?? wholeNumber(count)}
      <span className="visually-hidden"> {of}: show the calls</span>
    </SoftLink>
  );
}
