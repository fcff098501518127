import { beforeAll, expect, test } from 'vitest';
import { useTestDatabase } from '../../tests/database.ts';
import { documentedRange, insertDocumentedCalls } from '../../tests/documented-calls.ts';
import { guest } from '../../tests/sample-calls.ts';
import { countCalls } from '../calls/count-calls.ts';
import { callsLeftOut } from './calls-left-out.ts';
import { callsLiveNow } from './calls-live-now.ts';
import { figureScope } from './figure-scope.ts';

useTestDatabase();
beforeAll(async () => {
  await insertDocumentedCalls();
});

test('live and stale calls stand beside the figures', async () => {
  expect(await callsLiveNow(guest)).toEqual({ live: 1, stale: 1 });
});

test('what is left out is counted, and its list is as long', async () => {
  const leftOut = await callsLeftOut(guest, figureScope(documentedRange));
  expect(leftOut).toMatchObject({ internal: { calls: 1 }, test: { calls: 1 }, unfinished: { calls: 2 } });
  for (const { filters, calls } of Object.values(leftOut))
    expect((await countCalls(guest, filters)).count).toBe(calls);
});

test('what somebody asked to leave out is not mentioned', async () => {
  const inbound = figureScope(documentedRange, { direction: ['inbound'] });
  expect(await callsLeftOut(guest, inbound)).toMatchObject({
    ...{ internal: { calls: 0 }, test: { calls: 0 }, unfinished: { calls: 2 } },
  });
});
