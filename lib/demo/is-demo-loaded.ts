import { db } from '../db.ts';

/** Whether connections with made-up calls are there, all of them loaded or not. */
export async function isDemoLoaded(): Promise<boolean> {
  return (await db().connection.count({ where: { isDemo: true } })) > 0;
}
