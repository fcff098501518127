import { expect, test } from 'vitest';
import { useTestDatabase } from '../../tests/database.ts';
import { db } from '../db.ts';
import { inTime } from './in-time.ts';

useTestDatabase();

/** A statement of a second, with a tenth of one to do it in. */
const slowly = () =>
  db().$transaction([
    db().$executeRaw`SET LOCAL statement_timeout = 100`,
    db().$queryRaw`SELECT pg_sleep(1)::text`,
  ]);

test('what the database gives up is no answer, and no failure', async () => {
  expect(await inTime(slowly())).toBeNull();
  expect(await inTime(db().$queryRaw`SELECT 1 AS one`)).toEqual([{ one: 1 }]);
});

test('what fails for another reason fails', async () => {
  await expect(inTime(db().$queryRaw`SELECT nothing`)).rejects.toThrow('nothing');
});
