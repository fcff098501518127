import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { useTestDatabase } from '../../tests/database.ts';
import { admin, manager } from '../../tests/sample-calls.ts';
import { db } from '../db.ts';
import { notePlay } from './note-play.ts';

useTestDatabase();

it('notes one play for requests that come at the same moment, and one for each person', async () => {
  const callId = randomUUID();
  const asked = Array.from({ length: 20 }, (_, at) => notePlay(at % 2 === 0 ? admin : manager, callId));
  await Promise.all(asked);
  const entries = await db().auditEntry.findMany({ where: { subjectId: callId } });
  expect(entries.map(({ actorId }) => actorId).sort()).toEqual(['ada', 'max']);
  expect(entries[0]).toMatchObject({
    action: 'recording.played',
    subjectType: 'call',
    before: null,
    after: null,
  });
});
