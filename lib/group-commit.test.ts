import fc from 'fast-check';
import { expect, test } from 'vitest';
import { groupCommit } from './group-commit.ts';

const moment = () => new Promise((resolve) => setImmediate(resolve));

test('a lone item is written at once, those that come meanwhile go together', async () => {
  const groups: number[][] = [];
  let release = () => {};
  const { add } = groupCommit<number, number>({
    write: async (items) => {
      groups.push([...items]);
      await new Promise<void>((resolve) => {
        release = resolve;
      });
      return items;
    },
    ...{ weigh: () => 1, maxItems: 3, maxBytes: 100 },
  });
  const first = add(1);
  await moment();
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
      async (items, maxItems) => {
        const groups: number[][] = [];
        let underWay = 0;
        const { add, pending } = groupCommit<number, string>({
          write: async (group) => {
            groups.push([...group]);
            underWay += 1;
            expect(underWay).toBe(1);
            await moment();
            underWay -= 1;
            return group.map((index) => `answer ${index}`);
          },
          weigh: (index) => items[index]?.weight ?? 0,
          ...{ maxItems, maxBytes: 20 },
        });
        const answers: Promise<string>[] = [];
        for (const [index, { pause }] of items.entries()) {
          answers.push(add(index));
          if (pause) await moment();
        }
        expect(await Promise.all(answers)).toEqual(items.map((_, index) => `answer ${index}`));
        expect(groups.flat()).toEqual(items.map((_, index) => index));
        expect(pending()).toEqual({ items: 0, bytes: 0 });
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
  const { add } = groupCommit<number, number>({
    write: async (items) => {
      await moment();
      if (items.includes(2)) throw new Error('no two');
      return items;
    },
    ...{ weigh: () => 1, maxItems: 2, maxBytes: 100 },
  });
  const first = add(1);
  await Promise.resolve();
  const results = await Promise.allSettled([first, ...[2, 3, 4, 5].map(add)]);
  // 1 goes alone, 2 and 3 share a group, so do 4 and 5.
  expect(results.map(({ status }) => status)).toEqual([
    'fulfilled',
    'rejected',
    'rejected',
    'fulfilled',
    'fulfilled',
  ]);
});

test('other work has the turn between two groups', async () => {
  const log: string[] = [];
  const { add, between, pending } = groupCommit<string, string>({
    write: async (items) => {
      log.push(`begin ${items.join()}`);
      await moment();
      log.push(`end ${items.join()}`);
      return items;
    },
    ...{ weigh: (item) => item.length, maxItems: 5, maxBytes: 100 },
  });
  const first = add('a');
  const work = between(async () => {
    log.push('work');
    return 'done';
  });
  const failing = between(async () => {
    throw new Error('no luck');
  });
  await Promise.resolve();
  const second = add('bc');
  expect(pending()).toEqual({ items: 2, bytes: 3 });
  expect(await Promise.all([first, work, second])).toEqual(['a', 'done', 'bc']);
  await expect(failing).rejects.toThrow('no luck');
  expect(log[log.indexOf('work') - 1]).toMatch(/^end/);
  expect(log.filter((line) => line !== 'work')).toEqual(['begin a', 'end a', 'begin bc', 'end bc']);
  expect(await add('d')).toBe('d');
});
