import { reportSettings } from './report-settings.ts';
import { type Bucket, bucketsOf, type Grain, type TimeRange } from './time-range.ts';

/**
 * The bars of a chart: `bucketsOf`, with weeks that begin on the day that the settings say.
 *
 * @throws {AppError} `invalid_input` for an empty range or too many bars.
 */
export async function chartBuckets(range: TimeRange, grain: Grain): Promise<Bucket[]> {
  if (grain !== 'week') return bucketsOf(range, grain);
  const { weekStart } = await reportSettings();
  return bucketsOf(range, grain, weekStart);
}

/** To what an instant of counted calls has to be right, so that it falls into the right bucket. */
export type CountedAt = 'week' | 'day' | 'quarter';

/** What a chart of a grain needs. Counters of weeks begin on Monday, the weeks of the report may not. */
export async function countedAt(grain: Grain): Promise<CountedAt> {
  if (grain === 'quarter' || grain === 'hour') return 'quarter';
  return grain === 'week' && (await reportSettings()).weekStart === 1 ? 'week' : 'day';
}
