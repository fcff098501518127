import fc from 'fast-check';
import { expect, test } from 'vitest';
import { groupCommit } from './group-commit.ts';

const moment = () => new Promise((resolve) => setImmediate(resolve));

test('a lone item is written at once, those that come meanwhile go together', async () => {
  const groups: number[][] = [];
  let release = () => {};
  const add = groupCommit<number, number>({
    write: async (items) => {
      groups.push([...items]);
      await new Promise<void>((resolve) => {
        release = resolve;
      });
      return items;
    },
    ...{ weigh: () => 1, maxItems: 3, maxBytes: 100, lanes: 1 },
  });
  const first = add(1);
  expect(groups).toEqual([[1]]);
  const rest = [2, 3, 4, 5].map(add);
  await moment();
  expect(groups).toEqual([[1]]);
  release();
  await first;
  await moment();
  release();
  await moment();
  release();
  expect(await Promise.all(rest)).toEqual([2, 3, 4, 5]);
  expect(groups).toEqual([[1], [2, 3, 4], [5]]);
});

test('every item is written exactly once, in order, in groups within the bounds, and gets its own answer', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ weight: fc.nat(12), pause: fc.boolean() }), { maxLength: 60 }),
      fc.integer({ min: 1, max: 8 }),
      fc.integer({ min: 1, max: 3 }),
      async (items, maxItems, lanes) => {
        const groups: number[][] = [];
        let underWay = 0;
        let most = 0;
        const add = groupCommit<number, string>({
          write: async (group) => {
            groups.push([...group]);
            underWay += 1;
            most = Math.max(most, underWay);
            await moment();
            underWay -= 1;
            return group.map((index) => `answer ${index}`);
          },
          weigh: (index) => items[index]?.weight ?? 0,
          ...{ maxItems, maxBytes: 20, lanes },
        });
        const answers: Promise<string>[] = [];
        for (const [index, { pause }] of items.entries()) {
          answers.push(add(index));
          if (pause) await moment();
        }
        expect(await Promise.all(answers)).toEqual(items.map((_, index) => `answer ${index}`));
        expect(groups.flat()).toEqual(items.map((_, index) => index));
        expect(most).toBeLessThanOrEqual(lanes);
        for (const group of groups) {
          expect(group.length).toBeLessThanOrEqual(maxItems);
          const weight = group.reduce((sum, index) => sum + (items[index]?.weight ?? 0), 0);
          if (group.length > 1) expect(weight).toBeLessThanOrEqual(20);
        }
      },
    ),
    { numRuns: 200 },
  );
});

test('a group that fails fails for its own items only', async () => {
  const add = groupCommit<number, number>({
    write: async (items) => {
      await moment();
      if (items.includes(2)) throw new Error('no two');
      return items;
    },
    ...{ weigh: () => 1, maxItems: 2, maxBytes: 100, lanes: 1 },
  });
  const results = await Promise.allSettled([1, 2, 3, 4, 5].map(add));
  // 1 goes alone, 2 and 3 share a group, so do 4 and 5.
  expect(results.map(({ status }) => status)).toEqual([
    'fulfilled',
    'rejected',
    'rejected',
    'fulfilled',
    'fulfilled',
  ]);
});
