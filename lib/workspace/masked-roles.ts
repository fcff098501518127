import { z } from 'zod';
import { db } from '../db.ts';

/** The roles that can be made to see telephone numbers masked; admins see them in full. */
export const maskableRole = z.enum(['manager', 'viewer']);

/**
 * Whether a role sees telephone numbers masked, as the settings say at this moment. Never for admins; before the
 * workspace was set up: viewers.
 */
export async function masksNumbersFor(role: string): Promise<boolean> {
  const maskable = maskableRole.safeParse(role);
  if (!maskable.success) return false;
  const workspace = await db().workspace.findUnique({ where: { id: 1 }, select: { maskedRoles: true } });
  return (workspace?.maskedRoles ?? ['viewer']).includes(maskable.data);
}
