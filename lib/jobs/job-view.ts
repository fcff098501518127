import { z } from 'zod';
import { instant } from '../instant.ts';

export const jobState = z.enum(['running', 'done', 'failed', 'cancelled']);
export type JobState = z.infer<typeof jobState>;

/** A row of the table `job`. */
export const jobRow = z.object({
  id: z.uuid(),
  kind: z.string(),
  state: jobState,
  input: z.json(),
  /** Of `total`, in what its kind counts. */
  done: z.number(),
  /** 0 until it is known. */
  total: z.number(),
  result: z.json(),
  /** Why it failed. */
  problem: z.string().nullable(),
  startedByName: z.string(),
  createdAt: instant,
  /** When it last moved. */
  updatedAt: instant,
  endedAt: instant.nullable(),
});

/** Long work as an admin sees it. Instants are UTC, ISO 8601. */
export type JobView = z.infer<typeof jobRow>;
