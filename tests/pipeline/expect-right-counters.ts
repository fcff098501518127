import { expect } from 'vitest';
import { db } from '../../lib/db.ts';
import { wrongCounters } from '../wrong-counters.ts';

/** All counters are what the calls say, and there are some. */
export async function expectRightCounters(): Promise<void> {
  expect(await db().$queryRawUnsafe(wrongCounters)).toEqual([]);
  expect(await db().callDayRollup.count()).toBeGreaterThan(0);
}
