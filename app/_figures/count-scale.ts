/** About so many steps from nothing to the top. */
const wanted = 4;

/**
 * The marks of an axis of counts from 0 to at least `highest`: whole numbers, the same distance apart, of those that
 * people count in (1, 2, 5, 10, 20 …). At least 0 and 1.
 */
export function countScale(highest: number): number[] {
  const rough = Math.max(1, highest / wanted);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5].find((times) => power * times >= rough) ?? 10);
  const steps = Math.max(1, Math.ceil(highest / step));
  return Array.from({ length: steps + 1 }, (_, index) => index * step);
}
