import { cache } from 'react';
import { db } from '../db.ts';

/** What the organisation calls itself, for the header and titles; `null` before anybody has said. Asked once per request. */
export const organisationName = cache(async (): Promise<string | null> => {
  const workspace = await db().workspace.findUnique({ where: { id: 1 }, select: { organisationName: true } });
  return workspace?.organisationName ?? null;
});
