import { type FigureAddress, figureQuery, readFigureAddress } from '@/lib/analytics/figure-address.ts';
import { type Breakdown, breakdown } from '@/lib/analytics/hangup-breakdown.ts';
import type { Grain } from '@/lib/analytics/time-range.ts';
import type { SearchParameters } from '@/lib/calls/filter-url.ts';
import type { CallFilters } from '@/lib/calls/filters.ts';

/** What the screen of hang-ups shows, as its address says it. */
export type HangupsScreen = { address: FigureAddress; by: Breakdown };

/** Reads the address: that of any screen of figures, and what the calls are broken down by. */
export function readHangupsScreen(parameters: SearchParameters, zone: string, now: Date): HangupsScreen {
  const address = readFigureAddress(parameters, zone, now);
  const given = [parameters.by ?? []].flat().join(',');
  const by = breakdown.safeParse(given === '' ? usual : given);
  if (by.success) return { address, by: by.data };
  return { address: { ...address, unusable: [...address.unusable, `by=${given.slice(0, 80)}`] }, by: usual };
}

const usual: Breakdown = 'agent';

type Changed = { filters?: CallFilters; grain?: Grain; by?: Breakdown };

/** The screen's address with some of it changed. */
export function hangupsHref(screen: HangupsScreen, changed: Changed = {}): string {
  const query = hangupsQuery(screen, changed);
  return query === '' ? '/hangups' : `/hangups?${query}`;
}

/** The same without the path and its question mark; empty when nothing was chosen. */
export function hangupsQuery({ address, by }: HangupsScreen, changed: Changed = {}): string {
  const { filters = address.filters, grain = address.grain } = changed;
  const wanted = changed.by ?? by;
  const { compare } = address;
  return [figureQuery({ filters, grain, compare }), wanted === usual ? '' : `by=${wanted}`]
    .filter((part) => part !== '')
    .join('&');
}
