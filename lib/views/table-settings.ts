import { z } from 'zod';
import { columnWidths } from './column-widths.ts';

const columnId = z.string().regex(/^[a-z][a-zA-Z]{0,29}$/, 'is not the id of a column');
const columnIds = z.array(columnId).max(100, 'must have at most 100 columns');

/**
 * How a table looks to somebody. It knows no particular columns: `settleColumns` brings it together with those
 * there are.
 */
export const tableSettings = z.object({
  /** Every column there was when this was saved, hidden ones too. */
  order: columnIds,
  hidden: columnIds,
  /** Columns that stay in sight at a side while the others scroll. */
  pinned: z.partialRecord(columnId, z.enum(['start', 'end'])),
  /** Pixels; a column that is not named takes its share of the place. */
  widths: z.partialRecord(columnId, z.int().min(columnWidths.least).max(columnWidths.most)),
  density: z.enum(['comfortable', 'compact']),
});
export type TableSettings = z.infer<typeof tableSettings>;

/** Settings as they were stored; null when there are none, or none that this version understands. */
export function storedSettings(json: unknown): TableSettings | null {
  const parsed = tableSettings.safeParse(json);
  return parsed.success ? parsed.data : null;
}
