import { filtersToUrl } from '@/lib/calls/filter-url.ts';
import type { CallFilters } from '@/lib/calls/filters.ts';

/** The address of the calls that filters mean. Of a figure's calls: `behind` its scope. */
export function callsHref(filters: CallFilters): string {
  return `/calls?${filtersToUrl(filters)}`;
}
