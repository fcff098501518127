import { clockDuration } from '@/app/_ui/clock-duration.ts';

/** How long after the start of a call an instant was: +0:12, or −0:03 before it. */
export function elapsed(startedAt: string, at: string): string {
  const seconds = (Date.parse(at) - Date.parse(startedAt)) / 1000;
  return `${seconds < 0 ? '−' : '+'}${clockDuration(Math.abs(seconds))}`;
}
