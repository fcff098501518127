import { figureHref } from '@/app/_figures/figure-href.ts';
import { type FigureAddress, readFigureAddress } from '@/lib/analytics/figure-address.ts';
import type { SearchParameters } from '@/lib/calls/filter-url.ts';
import type { CallFilters } from '@/lib/calls/filters.ts';

/** What the screen of AI calls shows, as its address says it. */
export type AiScreen = {
  address: FigureAddress;
  /** Extracted fields that stand as columns beside the calls, by identifier; null where none were chosen. */
  columns: string[] | null;
};

/** So many columns at most: nobody can read more. */
export const mostColumns = 12;

/**
 * Reads the address: that of any screen of figures, and the columns. They stand in it as `columns=a,b`, each
 * identifier percent-encoded by itself, because it may contain a comma; what is no such list means nothing.
 * `columns=` is a choice, too: none.
 */
export function readAiScreen(parameters: SearchParameters, zone: string, now: Date): AiScreen {
  const { columns } = parameters;
  const given = columns === undefined ? null : [columns].flat().flatMap((text) => text.split(','));
  return {
    address: readFigureAddress(parameters, zone, now),
    columns: given && [...new Set(given.map(decoded).filter((name) => name !== ''))].slice(0, mostColumns),
  };
}

/** The screen's path, with what it shows beside its filters. */
export function aiPath({ columns }: Pick<AiScreen, 'columns'>): string {
  return columns === null ? '/ai-calls' : `/ai-calls?columns=${columns.map(columnParameter).join(',')}`;
}

/** The screen's address, with other filters. */
export function aiHref(screen: AiScreen, filters: CallFilters = screen.address.filters): string {
  return figureHref(aiPath(screen), { ...screen.address, filters });
}

/** One identifier as the value of a checkbox; as part of an address it is encoded once more. */
export function columnValue(identifier: string): string {
  return encodeURIComponent(identifier);
}

const columnParameter = (identifier: string) => encodeURIComponent(columnValue(identifier));

function decoded(text: string): string {
  try {
    return decodeURIComponent(text).replaceAll('\0', '');
  } catch {
    return '';
  }
}
