import { db } from '../lib/db.ts';
import { Prisma } from '../prisma/client/client.ts';

/** Every row of some tables as text, in an order of its own: for comparing what must be the same to the byte. */
export async function everyRow(tables: readonly string[]): Promise<unknown[]> {
  return await Promise.all(
    tables.map((table) =>
      db().$queryRaw(Prisma.sql`SELECT t::text AS row FROM ${Prisma.raw(`"${table}"`)} AS t ORDER BY 1`),
    ),
  );
}
