import { beforeAll, expect, test } from 'vitest';
import { useTestDatabase } from '../../tests/database.ts';
import { allCalls, makeSender, outgoingCall, tester } from '../../tests/pipeline/sender.ts';
import { insertPerson } from '../../tests/sample-people.ts';
import { drain } from '../projection/drain.ts';
import { getUnreadWord } from './get-unread-word.ts';
import { listUnreadWords } from './list-unread-words.ts';
import { previewMapping } from './preview-mapping.ts';

useTestDatabase();

const odd = (id: string, cause: string, minute: number, changes: Record<string, unknown> = {}) =>
  outgoingCall(id, {
    call_status: 'not_answered',
    hangup_cause: cause,
    received_at: `2026-02-28T06:${minute}:01.000Z`,
    ended_at: `2026-02-28T06:${minute}:31.000Z`,
    ...changes,
  });

let callIds: Map<string | undefined, string>;

beforeAll(async () => {
  const [east, west] = [await makeSender('East'), await makeSender('West')];
  await east.send(odd('1', 'Q17', 10));
  await east.send(odd('2', 'Q17', 11, { call_status: 'answered' }));
  await west.send(odd('3', 'Q17', 12));
  await west.send(odd('4', 'call 98123 45678', 13));
  await west.send(odd('5', 'receiver_disconnected', 14, { call_status: 'parked' }));
  await west.send(odd('6', 'receiver_disconnected', 15));
  await drain();
  callIds = new Map((await allCalls()).map(({ keys, id }) => [keys[0], id]));
});

const call = (id: string) => callIds.get(`call_id:${id}`);

test('the work list has each word of a provider once, with what it decides and whether it can be mended', async () => {
  const { words, more } = await listUnreadWords(tester);
  expect(more).toBe(false);
  expect(
    words.map(({ entry, calls, decides, connections, canMean }) => [
      ...[entry, calls, decides],
      connections.map(({ label }) => label).join(),
      canMean,
    ]),
  ).toEqual([
    ['hangup_cause=Q17', 3, 3, 'East,West', 'yes'],
    ['call_status=parked', 1, 1, 'West', 'yes'],
    ['hangup_cause=call 98123 45678', 1, 1, 'West', 'is no word'],
    ['hangup_cause=receiver_disconnected', 1, 1, 'West', 'yes'],
  ]);
  expect(words[0]?.samples).toEqual([call('2'), call('1'), call('3')]);
  const manager = await insertPerson('manager');
  await expect(listUnreadWords(manager)).rejects.toMatchObject({ code: 'forbidden' });
});

test('a word shows its newest calls', async () => {
  const word = await getUnreadWord(tester, { provider: 'alohaa', entry: 'hangup_cause=Q17' });
  expect(word).toMatchObject({
    field: 'hangup_cause',
    word: 'Q17',
    uses: { calls: 3, decides: 3, paused: 0 },
  });
  expect(
    word.samples.map(({ id, label, outcomeWords, reasonWords }) => [id, label, outcomeWords, reasonWords]),
  ).toEqual([
    [call('3'), 'West', 'not_answered', 'Q17'],
    [call('2'), 'East', 'answered', 'Q17'],
    [call('1'), 'East', 'not_answered', 'Q17'],
  ]);
  await expect(getUnreadWord(tester, { provider: 'alohaa', entry: 'hangup_cause=Q1' })).rejects.toMatchObject(
    {
      code: 'conflict',
    },
  );
});

test('the preview counts by outcome, reason and party what would change', async () => {
  expect(
    await previewMapping(tester, {
      ...{ provider: 'alohaa', entry: 'hangup_cause=Q17', reason: 'busy', party: 'customer' },
    }),
  ).toEqual({
    uses: { calls: 3, decides: 3, paused: 0 },
    ...{ looked: 3, changed: 3, changedInFigures: 3 },
    outcomes: [
      { word: 'unknown', before: 2, after: 0 },
      { word: 'answered', before: 1, after: 1 },
      { word: 'busy', before: 0, after: 2 },
    ],
    reasons: [
      { word: 'unmapped', before: 3, after: 0 },
      { word: 'busy', before: 0, after: 3 },
    ],
    parties: [
      { word: 'unknown', before: 3, after: 0 },
      { word: 'customer', before: 0, after: 3 },
    ],
    examples: expect.arrayContaining([
      {
        callId: call('3'),
        inFigures: true,
        before: { outcome: 'unknown', reason: 'unmapped', party: 'unknown', certainty: 'unmapped' },
        after: { outcome: 'busy', reason: 'busy', party: 'customer', certainty: 'exact' },
      },
    ]),
  });
});
