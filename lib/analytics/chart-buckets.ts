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
