/**
 * The shares of parts in their whole, in whole percent that add up to 100: rounded down, and what is missing given
 * to those that lost most by it, the first of equal ones first. Without anything to share all are 0.
 */
export function wholeShares(parts: readonly number[]): number[] {
  const whole = parts.reduce((sum, part) => sum + part, 0);
  if (whole === 0) return parts.map(() => 0);
  const exact = parts.map((part) => (100 * part) / whole);
  const shares = exact.map(Math.floor);
  const missing = 100 - shares.reduce((sum, share) => sum + share, 0);
  const lost = (index: number) => (exact[index] ?? 0) - (shares[index] ?? 0);
  const byLoss = [...parts.keys()].sort((a, b) => lost(b) - lost(a) || a - b);
  const raised = new Set(byLoss.slice(0, missing));
  return shares.map((share, index) => (raised.has(index) ? share + 1 : share));
}
