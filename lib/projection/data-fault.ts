import { z } from 'zod';

const prismaError = z.object({
  code: z.string(),
  meta: z.object({ driverAdapterError: z.object({ cause: z.object({ originalCode: z.string() }) }) }),
});

/**
 * Whether an error comes from what was to be written (and would come again), not from the state of the
 * database or the network. SQLSTATE classes 22 (data exception), 23 (integrity), 54 (limits), and our own
 * parsing and folding errors; everything else deserves another try as it is.
 */
export function isDataFault(error: unknown): boolean {
  const database = prismaError.safeParse(error);
  if (database.success) return /^(22|23|54)/.test(database.data.meta.driverAdapterError.cause.originalCode);
  return error instanceof z.ZodError || error instanceof RangeError || error instanceof TypeError;
}
