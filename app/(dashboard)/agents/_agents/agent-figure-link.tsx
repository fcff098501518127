import Link from 'next/link';
import type { ReactNode } from 'react';
import { callsHref } from '@/app/_figures/calls-href.ts';
import { wholeWords } from '@/app/_figures/figure-words.ts';
import type { CallFilters } from '@/lib/calls/filters.ts';

type Props = {
  /** What is shown, where it is not the number of calls itself. */
  children?: ReactNode;
  /** How many calls are behind it. */
  count: number;
  filters: CallFilters;
  /** What it is of, for those who hear it without the table around it: Calls of Asha. */
  of: string;
  /** Tells this figure from all others of the page. */
  mark: string;
};

/** A figure of an agent that leads to exactly the calls behind it; nothing leads to no calls. */
export function AgentFigureLink({ children, count, filters, of, mark }: Props) {
  if (count === 0) return children ?? 0;
  return (
    <Link href={callsHref(filters)} prefetch={false} data-mark={mark} data-count={count}>
      {children ?? wholeWords(count)}
      <span className="visually-hidden"> {of}: show the calls</span>
    </Link>
  );
}
