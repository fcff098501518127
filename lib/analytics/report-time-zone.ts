import { db } from '../db.ts';

/**
 * The IANA zone by whose days and clock every figure is reported: the workspace's setting, UTC before there is
 * one.
 */
export async function reportTimeZone(): Promise<string> {
  const workspace = await db().workspace.findUnique({ where: { id: 1 }, select: { reportTimeZone: true } });
  return workspace?.reportTimeZone ?? 'UTC';
}
