import { countedCalls } from '@/lib/analytics/counted-calls.ts';
import { filtersToUrl } from '@/lib/calls/filter-url.ts';
import type { CallFilters } from '@/lib/calls/filters.ts';

/** The address of exactly the calls behind a figure: those that figures count, narrowed by `filters`. */
export function callsHref(filters: CallFilters): string {
  return `/calls?${filtersToUrl({ ...countedCalls, ...filters })}`;
}
