import { clockDuration } from '@/app/_ui/clock-duration.ts';
import { durationWords } from '@/lib/calls/duration-words.ts';

/** Figures as people read them; `null`, which is no data, stays `null`. */

/** A rate between 0 and 1: 87.5 %. */
export const rateWords = (rate: number | null): string | null =>
  rate === null ? null : percent.format(rate);

/** A mean length in seconds: 0:12, or 4.2 s where it is short. */
export const meanWords = (seconds: number | null): string | null => {
  if (seconds === null) return null;
  return seconds < 10 ? `${tenths.format(seconds)} s` : clockDuration(seconds);
};

/** A long stretch of time in seconds, to the minute from an hour on: 12 h 5 min. */
export const spanWords = (seconds: number | null): string | null => {
  if (seconds === null) return null;
  return durationWords(seconds < 3600 ? seconds : Math.round(seconds / 60) * 60);
};

const percent = new Intl.NumberFormat('en-GB', { style: 'percent', maximumFractionDigits: 1 });
const tenths = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });
