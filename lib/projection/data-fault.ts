import { z } from 'zod';

const prismaError = z.object({
  code: z.string(),
  meta: z.object({ driverAdapterError: z.object({ cause: z.object({ originalCode: z.string() }) }) }),
});

/** The SQLSTATE with which PostgreSQL refused a statement; undefined for errors of any other kind. */
export function sqlStateOf(error: unknown): string | undefined {
  const database = prismaError.safeParse(error);
  return database.success ? database.data.meta.driverAdapterError.cause.originalCode : undefined;
}

/**
 * Whether an error comes from what was to be written (and would come again), not from the state of the
 * database or the network. SQLSTATE classes 22 (data exception), 23 (integrity), 54 (limits), and our own
 * parsing and folding errors; everything else deserves another try as it is.
 */
export function isDataFault(error: unknown): boolean {
  const state = sqlStateOf(error);
  if (state !== undefined) return /^(22|23|54)/.test(state);
  return error instanceof z.ZodError || error instanceof RangeError || error instanceof TypeError;
}

/** What may be said of a data fault in the log: the text of an error can hold what was to be written. */
export function describeFault(error: unknown): Record<string, string | undefined> {
  if (error instanceof z.ZodError) {
    return { kind: error.name, fields: error.issues.map(({ path }) => path.join('.')).join(', ') };
  }
  return { kind: error instanceof Error ? error.name : typeof error, sqlState: sqlStateOf(error) };
}
