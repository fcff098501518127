import Link from 'next/link';
import type { ReactNode } from 'react';
import { DefinitionPopover } from '@/app/_ui/definition-popover.tsx';
import { UnknownValue } from '@/app/_ui/unknown-value.tsx';
import { type MetricName, metricDefinitions } from '@/lib/analytics/metric-definitions.ts';
import { filtersToUrl } from '@/lib/calls/filter-url.ts';
import type { CallFilters } from '@/lib/calls/filters.ts';

export const whole = new Intl.NumberFormat('en-GB');
const percent = new Intl.NumberFormat('en-GB', { style: 'percent', maximumFractionDigits: 1 });

/** A share in per cent; null where there is nothing to be a share of. */
export function share(part: number, of: number): string | null {
  return of === 0 ? null : percent.format(part / of);
}

/** What a figure is called, with its definition behind the ⓘ. */
export function MetricTitle({ metric, id }: { metric: MetricName; id?: string }) {
  const { title, definition } = metricDefinitions[metric];
  return (
    <>
      <span id={id}>{title}</span> <DefinitionPopover title={title} definition={definition} entry={metric} />
    </>
  );
}

type CallsLinkProps = {
  filters: CallFilters;
  /** What the link counts, for those who hear it without the table around it. */
  of: string;
  /** What is shown; a dash when null. */
  children: ReactNode;
};

/** A figure that leads to exactly the calls behind it. */
export function CallsLink({ filters, of, children }: CallsLinkProps) {
  if (children === null) return <UnknownValue what="No data" />;
  return (
    <Link href={`/calls?${filtersToUrl(filters)}`}>
      {children}
      <span className="visually-hidden"> {of}: show the calls</span>
    </Link>
  );
}
