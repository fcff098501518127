import { formatDate } from '@/app/_ui/format-instant.ts';
import type { Grain } from '@/lib/analytics/time-range.ts';

/**
 * What a bucket of a chart is called, from its local label: 09:15, Sat 21 Nov, Week of 16 Nov, Nov 2026.
 *
 * @param severalDays whether the chart shows more than one day, so that a time alone says too little.
 */
export function bucketName(label: string, grain: Grain, { severalDays }: { severalDays: boolean }): string {
  const time = label.slice(11);
  if (grain === 'quarter' || grain === 'hour') return severalDays ? `${formatDate(label)} ${time}` : time;
  const start = new Date(`${label.slice(0, 10)}T00:00:00Z`);
  if (grain === 'week') return `Week of ${dayFormat.format(start)}`;
  return grain === 'month' ? monthFormat.format(start) : formatDate(label);
}

/** Steps as a table's heading and a choice name them. */
export const grainNames: Record<Grain, string> = {
  quarter: '15 minutes',
  hour: 'Hour',
  day: 'Day',
  week: 'Week',
  month: 'Month',
};

const dayFormat = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
const monthFormat = new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' });
