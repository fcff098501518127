import { z } from 'zod';

/** `csv` for spreadsheets and people, `ndjson` (one JSON value a line) for machines. */
export const exportFormat = z.enum(['csv', 'ndjson']);
export type ExportFormat = z.infer<typeof exportFormat>;
