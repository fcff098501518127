import { defaultPeriod, type Period, readPeriod } from '@/lib/analytics/period.ts';

/** What the page shows, as its address says it. */
export type AiScreen = {
  period: Period;
  /** The one AI agent that is looked at; null is all of them. */
  agent: string | null;
  /** Extracted fields that stand as columns beside the calls, by identifier; null where none were chosen. */
  columns: string[] | null;
};

/** So many columns at most: nobody can read more. */
export const mostColumns = 12;

type Parameters = Record<string, string | string[] | undefined>;

/**
 * Reads the address. Columns stand in it as `columns=a,b`, each identifier percent-encoded by itself, because it
 * may contain a comma; what is no such list means nothing. `columns=` is a choice, too: none.
 */
export function readAiScreen({ period, agent, columns }: Parameters): AiScreen {
  const given = columns === undefined ? null : [columns].flat().flatMap((text) => text.split(','));
  return {
    period: readPeriod(period),
    agent: typeof agent === 'string' ? agent : null,
    columns: given && [...new Set(given.map(decoded).filter((name) => name !== ''))].slice(0, mostColumns),
  };
}

/** The address of the page, with some of it changed. */
export function aiHref({ period, agent, columns }: AiScreen): string {
  const parameters = [
    ...(period === defaultPeriod ? [] : [`period=${period}`]),
    ...(agent === null ? [] : [`agent=${encodeURIComponent(agent)}`]),
    ...(columns === null ? [] : [`columns=${columns.map(columnParameter).join(',')}`]),
  ];
  return parameters.length === 0 ? '/ai-calls' : `/ai-calls?${parameters.join('&')}`;
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
