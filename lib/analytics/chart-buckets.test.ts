import { expect, test } from 'vitest';
import { useTestDatabase } from '../../tests/database.ts';
import { admin } from '../../tests/sample-calls.ts';
import { changeWorkspace } from '../workspace/change-workspace.ts';
import { chartBuckets } from './chart-buckets.ts';

useTestDatabase();

test('weeks of a chart begin on the day that the settings say, from the next question on', async () => {
  const range = { from: '2026-11-19T00:00:00.000Z', to: '2026-11-27T00:00:00.000Z', zone: 'UTC' };
  const labels = async () => (await chartBuckets(range, 'week')).map(({ label }) => label);
  expect(await labels()).toEqual(['2026-11-16', '2026-11-23']);
  await changeWorkspace(admin, { weekStart: 7 });
  expect(await labels()).toEqual(['2026-11-15', '2026-11-22']);
  expect(await chartBuckets(range, 'day')).toHaveLength(8);
});
