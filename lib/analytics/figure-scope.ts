import type { CallFilters } from '../calls/filters.ts';
import { countedCalls } from './counted-calls.ts';
import type { TimeRange } from './time-range.ts';

/**
 * Which calls figures are of: those that started in a range and match filters. `filters` hold everything but the
 * time, with what figures leave out by default (`countedCalls`) unless somebody asked for it.
 */
export type FigureScope = { range: TimeRange; filters: CallFilters };

/** The scope of a range and of filters as an address carries them; their own period is replaced by the range. */
export function figureScope(range: TimeRange, filters: CallFilters = {}): FigureScope {
  const { from: _from, to: _to, period: _period, state: _state, ...others } = filters;
  return { range, filters: { ...countedCalls, ...others } };
}

/**
 * The ended calls of a scope, narrowed further, as filters: what a figure counts, and where its link leads. Words
 * that the scope excludes are excluded here, too; where none is left the figure is 0, and there is nothing to link.
 */
export function behind(
  { range: { from, to }, filters }: FigureScope,
  narrower: CallFilters = {},
): CallFilters {
  return { ...filters, state: ['ended'], from, to, ...narrower, ...common(filters, narrower) };
}

const lists = [
  'direction',
  'outcome',
  'handledBy',
  'reason',
  'party',
  'certainty',
  'weekday',
  'hour',
] as const;
const lengths = ['duration', 'talk', 'wait', 'ring', 'hold'] as const;

/** What both ask for, where both ask for the same thing. */
function common(wide: CallFilters, narrow: CallFilters): CallFilters {
  const both: Record<string, unknown> = {};
  for (const name of lists) {
    const [outer, inner]: (readonly unknown[] | undefined)[] = [wide[name], narrow[name]];
    const kept = outer && inner?.filter((word) => outer.includes(word));
    if (kept !== undefined && kept.length > 0) both[name] = kept;
  }
  for (const name of lengths) {
    const [outer, inner] = [wide[name], narrow[name]];
    if (outer === undefined || inner === undefined) continue;
    const min = Math.max(outer.min ?? 0, inner.min ?? 0);
    const max = Math.min(outer.max ?? Number.POSITIVE_INFINITY, inner.max ?? Number.POSITIVE_INFINITY);
    both[name] = { min, ...(max === Number.POSITIVE_INFINITY ? {} : { max }) };
  }
  return both;
}
