import fc from 'fast-check';
import { expect, test } from 'vitest';
import { noTotals } from './call-totals.ts';
import { judgedByWait, serviceLevel, serviceLevelBounds, waitsUnknown } from './metrics.ts';

const totals = (some: Partial<ReturnType<typeof noTotals>>) => ({ ...noTotals(), ...some });

test('a service level is not known where no wait is, and 0 where nobody was answered', () => {
  expect(serviceLevel(noTotals())).toBeNull();
  expect(serviceLevelBounds(noTotals())).toBeNull();
  expect(serviceLevel(totals({ offered: 10, answeredInbound: 6 }))).toBeNull();
  expect(serviceLevel(totals({ offered: 4 }))).toBe(0);
  expect(serviceLevelBounds(totals({ offered: 4 }))).toEqual({ min: 0, max: 0 });
  // Everybody gave up at once: nobody is left to be served.
  expect(serviceLevel(totals({ offered: 3, abandoned: 3, shortAbandoned: 3 }))).toBeNull();
});

test('with every wait known it is answered in time of offered without short abandoned', () => {
  const known = totals({
    ...{ offered: 12, shortAbandoned: 2, answeredInbound: 6, waitCount: 6, withinServiceLevel: 5 },
  });
  expect(serviceLevel(known)).toBe(5 / 10);
  expect(serviceLevelBounds(known)).toEqual({ min: 5 / 10, max: 5 / 10 });
});

test('answered calls without a wait are left out, and what they could change is said', () => {
  // Four of the ten were missed, of six answered two have no known wait, three of the others were in time.
  const known = totals({ offered: 10, answeredInbound: 6, waitCount: 4, withinServiceLevel: 3 });
  expect(waitsUnknown(known)).toBe(2);
  expect(judgedByWait(known)).toBe(8);
  expect(serviceLevel(known)).toBe(3 / 8);
  expect(serviceLevelBounds(known)).toEqual({ min: 3 / 10, max: 5 / 10 });
});

test('it lies between what it is at least and at most, and never flatters', () => {
  const calls = fc.tuple(fc.nat(50), fc.nat(50), fc.nat(50), fc.nat(50), fc.nat(50));
  fc.assert(
    fc.property(calls, ([inTime, late, unknown, unanswered, short]) => {
      const answeredInbound = inTime + late + unknown;
      const some = totals({
        ...{ offered: answeredInbound + unanswered + short, answeredInbound, shortAbandoned: short },
        ...{ waitCount: inTime + late, withinServiceLevel: inTime },
      });
      const level = serviceLevel(some);
      if (level === null) return;
      const { min, max } = serviceLevelBounds(some) ?? { min: 1, max: 0 };
      expect(min).toBeLessThanOrEqual(level);
      expect(level).toBeLessThanOrEqual(max);
      if (unknown === 0) expect([min, max]).toEqual([level, level]);
      // As if callers whose wait is not known had waited as long as the others.
      const known = inTime + late;
      const alike = known === 0 ? 0 : (inTime / known) * (answeredInbound / (answeredInbound + unanswered));
      expect(level).toBeLessThanOrEqual(alike + 1e-12);
    }),
  );
});
