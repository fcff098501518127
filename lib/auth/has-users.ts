import { db } from '../db.ts';

/** Whether anyone can sign in yet. Once true it stays true: the last admin cannot be removed. */
export async function hasUsers(): Promise<boolean> {
  seen ||= (await db().user.findFirst({ select: { id: true } })) !== null;
  return seen;
}

let seen = false;
