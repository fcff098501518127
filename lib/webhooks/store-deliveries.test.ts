import { beforeAll, expect, test } from 'vitest';
import { useTestDatabase } from '../../tests/database.ts';
import { makeSender, type Sender } from '../../tests/pipeline/sender.ts';
import { fingerprint } from '../connections/seal-secret.ts';
import { db, ingestPool } from '../db.ts';
import { type NewDelivery, newDeliveryId } from './delivery.ts';
import { storeDeliveries } from './store-deliveries.ts';

useTestDatabase();

let sender: Sender;
beforeAll(async () => {
  sender = await makeSender('storing');
});

function delivery(text: string, changes: Partial<NewDelivery> = {}): NewDelivery {
  return {
    id: newDeliveryId(),
    receivedAt: new Date(),
    connectionId: sender.connectionId,
    method: 'POST',
    trigger: '',
    query: '',
    headers: {},
    contentType: 'text/plain',
    body: new TextEncoder().encode(text),
    secretFingerprint: fingerprint(sender.secret),
    address: null,
    problem: null,
    ...changes,
  };
}

const now = { admittedNow: true };
const repeatsOf = async (id: string | null | undefined) =>
  (await db().delivery.findUniqueOrThrow({ where: { id: id ?? '' } })).repeats;

test('the same content within a group is one delivery, counted as often as it came', async () => {
  const group = ['a', 'b', 'a', 'a'].map((text) => delivery(`group ${text}`));
  const ids = await storeDeliveries(ingestPool(), group, now);
  expect(ids).toEqual([group[0]?.id, group[1]?.id, group[0]?.id, group[0]?.id]);
  expect(await repeatsOf(ids[0])).toBe(2);
  expect(await repeatsOf(ids[1])).toBe(0);
  expect(await storeDeliveries(ingestPool(), [delivery('group a'), delivery('group a')], now)).toEqual([
    ids[0],
    ids[0],
  ]);
  expect(await repeatsOf(ids[0])).toBe(4);
});

test('a delivery whose first storing went through unnoticed is not counted as a repeat', async () => {
  const unsure = delivery('unsure');
  await storeDeliveries(ingestPool(), [unsure], now);
  expect(await storeDeliveries(ingestPool(), [unsure], now)).toEqual([unsure.id]);
  expect(await repeatsOf(unsure.id)).toBe(0);
});

test('what the database does not admit any more is not stored, its neighbours are', async () => {
  const [right, wrong] = [delivery('right'), delivery('wrong', { secretFingerprint: fingerprint('old') })];
  expect(await storeDeliveries(ingestPool(), [wrong, right], now)).toEqual([null, right.id]);
  expect(await db().delivery.count({ where: { id: wrong.id } })).toBe(0);
  expect(await storeDeliveries(ingestPool(), [wrong], { admittedNow: false })).toEqual([wrong.id]);
});

test('two writers of the same contents in opposite orders do not lock each other out', async () => {
  const texts = Array.from({ length: 40 }, (_, index) => `both ${index}`);
  for (let round = 0; round < 5; round += 1) {
    const forth = texts.map((text) => delivery(`${text} ${round}`));
    const back = texts.toReversed().map((text) => delivery(`${text} ${round}`));
    const [one, other] = await Promise.all([
      storeDeliveries(ingestPool(), forth, now),
      storeDeliveries(ingestPool(), back, now),
    ]);
    expect(other.toReversed()).toEqual(one);
  }
});
