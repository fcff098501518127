import { callsHref } from '@/app/_figures/calls-href.ts';
import { callsWords } from '@/app/_figures/stacked-series.ts';
import { SoftLink } from '@/app/_ui/soft-link.tsx';
import { wholeNumber } from '@/app/_ui/whole-number.ts';
import type { CallFilters } from '@/lib/calls/filters.ts';

type Props = {
  calls: number;
  /** Exactly these calls; text without them. */
  filters: CallFilters | null;
  /** What is counted, for those who hear the number without what stands around it. */
  of: string;
  /** Tells this number from all others of the page. */
  mark: string;
};

/** A number of calls that leads to them. */
export function CallsCount({ calls, filters, of, mark }: Props) {
  if (filters === null || calls === 0) return wholeNumber(calls);
  return (
    <SoftLink
      href={callsHref(filters)}
      aria-label={`${callsWords(calls)}, ${of}`}
      data-mark={mark}
      data-count={calls}
    >
      {wholeNumber(calls)}
    </SoftLink>
  );
}
