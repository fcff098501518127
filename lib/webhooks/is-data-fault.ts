import { z } from 'zod';

const sqlState = z.object({ code: z.string().regex(/^(22|23|54)...$/) });

/**
 * Whether PostgreSQL refused the data itself (SQLSTATE classes 22, 23, 54) and would refuse it again. All other
 * errors are those of a database that is away, full, starting, or not migrated yet: it may take it later.
 */
export function isDataFault(error: unknown): boolean {
  return sqlState.safeParse(error).success;
}
