/** A length in seconds as a sentence says it: 4 min 5 s. Whole seconds; nothing shorter than a second is said. */
export function durationWords(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 1) return 'less than a second';
  const parts = [
    [Math.floor(whole / 3600), 'h'],
    [Math.floor((whole % 3600) / 60), 'min'],
    [whole % 60, 's'],
  ] as const;
  return parts
    .filter(([amount]) => amount > 0)
    .map(([amount, unit]) => `${amount} ${unit}`)
    .join(' ');
}
