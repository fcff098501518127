import { clockDuration } from '@/app/_ui/clock-duration.ts';
import type { TimelineTimes } from './timeline-times.ts';

/** A place on the scale, in seconds after the drawing begins, and how long after the start of the call it is. */
export type TimelineTick = { at: number; label: string };

const steps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 43_200, 86_400];

/** Round times along a drawing, at most seven. */
export function timelineTicks({ from, to, start }: TimelineTimes): TimelineTick[] {
  const seconds = (to - from) / 1000;
  const step = steps.find((each) => seconds / each <= 6) ?? 86_400 * Math.ceil(seconds / 6 / 86_400);
  const zero = ((start ?? from) - from) / 1000;
  const first = Math.ceil(-zero / step);
  const count = Math.floor((seconds - zero) / step) - first + 1;
  return Array.from({ length: count }, (_, index) => {
    const after = (first + index) * step;
    return { at: zero + after, label: `${after < 0 ? '−' : ''}${clockDuration(Math.abs(after))}` };
  });
}
