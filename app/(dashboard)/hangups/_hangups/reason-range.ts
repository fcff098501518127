import { wholeNumber } from '@/app/_ui/whole-number.ts';
import type { ReasonFigures } from '@/lib/analytics/hangup-figures.ts';

/**
 * How few and how many calls are of a reason: 120–180. `null` where that is certain, and for what is not
 * recognised, which may be anything.
 */
export function reasonRange({
  reason,
  min,
  max,
}: Pick<ReasonFigures, 'reason' | 'min' | 'max'>): string | null {
  if (reason === null || reason === 'unmapped' || min === max) return null;
  return `${wholeNumber(min)}–${wholeNumber(max)}`;
}
