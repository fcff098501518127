import { beforeAll, expect, it } from 'vitest';
import { useTestDatabase } from '../../tests/database.ts';
import { makeSender, outgoingCall } from '../../tests/pipeline/sender.ts';
import { insertPerson } from '../../tests/sample-people.ts';
import type { Viewer } from '../auth/viewer.ts';
import { db } from '../db.ts';
import { runJobStep } from '../jobs/run-job-step.ts';
import { drain } from '../projection/drain.ts';
import { replayJob, startReplay } from '../projection/replay-job.ts';
import { changeConnection } from './change-connection.ts';
import { readingChange } from './reading-change.ts';

useTestDatabase();

let admin: Viewer;
let manager: Viewer;
beforeAll(async () => {
  [admin, manager] = [await insertPerson('admin'), await insertPerson('manager')];
});

it('lasts from a change of how deliveries are read until they were read again', async () => {
  const sender = await makeSender('Re-zoned');
  const { connectionId } = sender;
  // Without an offset: read in the connection's zone.
  await sender.send(
    outgoingCall('c1', { received_at: '2026-02-28 12:00:00', ended_at: '2026-02-28 12:01:09' }),
  );
  await drain();
  const startedAt = async () => (await db().call.findFirstOrThrow({ where: { connectionId } })).startedAt;
  const before = await startedAt();
  await changeConnection(admin, { connectionId, label: 'Renamed' });
  expect(await readingChange(admin, connectionId)).toBeNull();

  await changeConnection(admin, { connectionId, timeZone: 'UTC' });
  expect(await readingChange(admin, connectionId)).toEqual({ changedAt: expect.any(String), job: null });
  expect(await startedAt()).toEqual(before);

  const id = await startReplay(admin, { connectionId });
  expect(await readingChange(admin, connectionId)).toMatchObject({ job: { id } });
  while ((await runJobStep([replayJob])) !== null) {
    // To its end.
  }
  expect(await readingChange(admin, connectionId)).toBeNull();
  // Asia/Kolkata is five and a half hours ahead of UTC.
  expect((await startedAt()).getTime() - before.getTime()).toBe(5.5 * 3_600_000);

  await changeConnection(admin, { connectionId, defaultCountry: 'GB' });
  expect(await readingChange(admin, connectionId)).toMatchObject({ job: null });
});

it('is nothing where none had been read before', async () => {
  const { connectionId } = await makeSender('Never read');
  await changeConnection(admin, { connectionId, timeZone: 'UTC' });
  expect(await readingChange(admin, connectionId)).toBeNull();
  await expect(readingChange(manager, connectionId)).rejects.toMatchObject({ code: 'forbidden' });
});
