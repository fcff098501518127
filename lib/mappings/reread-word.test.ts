import { beforeEach, expect, test } from 'vitest';
import { useTestDatabase } from '../../tests/database.ts';
import { makeSender, outgoingCall, tester } from '../../tests/pipeline/sender.ts';
import { db } from '../db.ts';
import { getJob } from '../jobs/get-job.ts';
import { drain } from '../projection/drain.ts';
import { activeMappings } from './active-mappings.ts';
import type { NewMapping } from './new-mapping.ts';
import { publishMapping } from './publish-mapping.ts';
import { rereadWord } from './reread-word.ts';
import { retireMapping } from './retire-mapping.ts';

useTestDatabase();

const busy: NewMapping = { provider: 'alohaa', entry: 'hangup_cause=Q17', reason: 'busy', party: 'customer' };

beforeEach(async () => {
  await db().$executeRaw`TRUNCATE connection, word_mapping, job CASCADE`;
  const { send } = await makeSender('east');
  await send(outgoingCall('1', { call_status: 'not_answered', hangup_cause: 'Q17' }));
  await drain();
});

test('a meaning and the reading again that it makes necessary are there together, or neither', async () => {
  await db().$executeRaw`ALTER TABLE job ADD CONSTRAINT no_jobs CHECK (false) NOT VALID`;
  try {
    await expect(publishMapping(tester, busy)).rejects.toThrow();
    expect(await db().wordMapping.count()).toBe(0);
  } finally {
    await db().$executeRaw`ALTER TABLE job DROP CONSTRAINT no_jobs`;
  }
  const { id, job } = await publishMapping(tester, busy);
  expect(await getJob(tester, job)).toMatchObject({ kind: 'replay', state: 'running' });

  await db().$executeRaw`ALTER TABLE job ADD CONSTRAINT no_jobs CHECK (false) NOT VALID`;
  try {
    await expect(retireMapping(tester, id)).rejects.toThrow();
    expect(await db().wordMapping.findMany()).toMatchObject([{ id, retiredAt: null }]);
    expect(await getJob(tester, job)).toMatchObject({ state: 'running' });
  } finally {
    await db().$executeRaw`ALTER TABLE job DROP CONSTRAINT no_jobs`;
  }
  const takingBack = await retireMapping(tester, id);
  expect(await getJob(tester, job)).toMatchObject({ state: 'cancelled' });
  expect(await getJob(tester, takingBack)).toMatchObject({ state: 'running' });
});

test('taking back waits for a step of the reading again that is under way, which waits for nobody', async () => {
  const { id, job } = await publishMapping(tester, busy);
  const order: string[] = [];
  let retiring: Promise<unknown> | undefined;
  await db().$transaction(async (step) => {
    await step.$queryRaw`SELECT id FROM job WHERE id = ${job}::uuid FOR UPDATE`;
    retiring = retireMapping(tester, id).then(() => order.push('taken back'));
    await step.$executeRaw`SELECT pg_sleep(0.4)`;
    // As a step does that holds its job and comes to reading.
    expect(await activeMappings(step, 'alohaa')).toMatchObject([{ word: 'Q17' }]);
    order.push('read');
  });
  await retiring;
  expect(order).toEqual(['read', 'taken back']);
});

test('what came while a meaning waited to hold is read again with it', async () => {
  let publishing: Promise<{ job: string }> | undefined;
  await db().$transaction(async (tx) => {
    await activeMappings(tx, 'alohaa');
    publishing = publishMapping(tester, busy);
    await tx.$executeRaw`SELECT pg_sleep(1.4)`;
    // A delivery that is read, as the ones before it, without the meaning.
    await tx.$executeRaw`UPDATE delivery SET received_at = clock_timestamp()`;
  });
  const { input } = await getJob(tester, (await publishing)?.job ?? '');
  const { receivedAt } = await db().delivery.findFirstOrThrow();
  expect(input).toMatchObject({ until: expect.any(String) });
  const until = typeof input === 'object' && input !== null && 'until' in input ? `${input.until}` : '';
  expect(Date.parse(until)).toBeGreaterThan(receivedAt.getTime());
});

test('read again once more begins anew', async () => {
  const { id, job } = await publishMapping(tester, busy);
  const again = await rereadWord(tester, id);
  expect(await getJob(tester, job)).toMatchObject({ state: 'cancelled' });
  expect(await getJob(tester, again)).toMatchObject({ state: 'running' });
});
