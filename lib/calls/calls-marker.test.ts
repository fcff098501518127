import { expect, test } from 'vitest';
import { useTestDatabase } from '../../tests/database.ts';
import { guest, insertCall, insertConnection, insertEvent } from '../../tests/sample-calls.ts';
import { rollUp } from '../analytics/roll-up.ts';
import { db } from '../db.ts';
import { callsMarker } from './calls-marker.ts';

useTestDatabase();

const event = { kind: 'ended', finality: 'report', at: '2026-11-20T10:00:00.000Z', facts: { ended: true } };

test('the marker changes with each thing that a page could show, and rests in between', async () => {
  const markers = [await callsMarker(guest)];
  const note = async () => markers.push(await callsMarker(guest));

  const connectionId = await insertConnection();
  const callId = await insertCall(connectionId);
  await note(); // its figures are late
  await rollUp();
  await insertEvent(connectionId, callId, '{"n":1}', event);
  await note();
  await db().delivery.updateMany({ data: { state: 'pending' } });
  await note();

  expect(new Set(markers).size).toBe(markers.length);
  expect(await callsMarker(guest)).toBe(markers.at(-1));
});
