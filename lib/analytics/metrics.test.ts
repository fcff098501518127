import { expect, test } from 'vitest';
import { noTotals } from './call-totals.ts';
import { serviceLevel } from './metrics.ts';

test('a service level is not known where no wait is, and 0 where nobody was answered', () => {
  expect(serviceLevel(noTotals())).toBeNull();
  expect(serviceLevel({ ...noTotals(), offered: 10, answeredInbound: 6 })).toBeNull();
  expect(serviceLevel({ ...noTotals(), offered: 4 })).toBe(0);
  // Four of the ten were missed, of six answered two have no known wait, three of the others were in time.
  const known = { offered: 10, answeredInbound: 6, waitCount: 4, withinServiceLevel: 3 };
  expect(serviceLevel({ ...noTotals(), ...known })).toBe(3 / 8);
});
