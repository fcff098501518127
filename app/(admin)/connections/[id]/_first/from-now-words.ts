/** How far away an instant is, before or after now, to the minute: "2 minutes ago", "in 5 hours". Milliseconds since 1970. */
export function fromNowWords(at: number, now: number): string {
  const seconds = Math.round((at - now) / 1000);
  const away = Math.abs(seconds);
  if (away < 60) return seconds > 0 ? 'in less than a minute' : 'less than a minute ago';
  if (away < 3600) return words.format(Math.trunc(seconds / 60), 'minute');
  if (away < 48 * 3600) return words.format(Math.trunc(seconds / 3600), 'hour');
  return words.format(Math.trunc(seconds / 86_400), 'day');
}

const words = new Intl.RelativeTimeFormat('en-GB', { numeric: 'always' });
