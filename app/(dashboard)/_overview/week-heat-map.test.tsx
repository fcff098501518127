import { MantineProvider } from '@mantine/core';
import { AppRouterContext } from 'next/dist/shared/lib/app-router-context.shared-runtime';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { figureScope } from '@/lib/analytics/figure-scope.ts';
import type { HeatMetric, HourOfWeek } from '@/lib/analytics/heat-map.ts';
import { stillRouter } from '@/tests/still-router.ts';
import { WeekHeatMap } from './week-heat-map.tsx';

const scope = figureScope({
  from: '2026-11-16T00:00:00.000Z',
  to: '2026-11-23T00:00:00.000Z',
  zone: 'Asia/Kolkata',
});
const hour = (weekday: number, some: Partial<HourOfWeek>): HourOfWeek => ({
  ...{ weekday, hour: 9, calls: 0, offered: 0, answeredInbound: 0, shortAbandoned: 0 },
  ...{ withinServiceLevel: 0, attempted: 0, answeredOutbound: 0, agentNoAnswer: 0, waitSum: 0, waitCount: 0 },
  ...some,
});

function html(weekStart: number, metric: HeatMetric, hours: HourOfWeek[]): string {
  return renderToStaticMarkup(
    <AppRouterContext value={stillRouter}>
      <MantineProvider>
        <WeekHeatMap
          {...{ scope, hours, metric, weekStart, csv: null }}
          hrefOf={(wanted) => `/?heat=${wanted}`}
          now={{ weekday: 1, hour: 9 }}
        />
      </MantineProvider>
    </AppRouterContext>,
  ).replaceAll('&amp;', '&');
}

test.each([
  [1, ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']],
  [6, ['Saturday', 'Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday']],
  [7, ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']],
])('the week begins where the settings say, weekday %i', (weekStart, days) => {
  const drawn = html(
    weekStart,
    'calls',
    days.map((_, index) => hour(index + 1, { calls: index + 1 })),
  );
  expect([...drawn.matchAll(/<abbr title="(\w+)"/g)].map(([, day]) => day)).toEqual(days);
  // Whichever row it stands in, Monday is weekday 1 to the list of calls.
  expect([...drawn.matchAll(/aria-label="(\w+) 09–10 h: (\d)(?:, now)?"[^>]*weekday=(\d)/g)]).toMatchObject(
    days.map((day, row) => {
      const weekday = String(((weekStart - 1 + row) % 7) + 1);
      return { 1: day, 2: weekday, 3: weekday };
    }),
  );
  expect(drawn).toContain('aria-label="Monday 09–10 h: 1, now"');
  // The first cell that the Tab key reaches is in the first row.
  const [stop = ''] = /<a [^>]*tabindex="0"[^>]*>/.exec(drawn) ?? [];
  expect(stop).toContain(`aria-label="${days[0]} `);
});

test('an hour in which no wait is known has no service level, and is not the worst', () => {
  const drawn = html(1, 'serviceLevel', [
    hour(1, { calls: 3, offered: 3, answeredInbound: 2, waitCount: 2, withinServiceLevel: 1 }),
    hour(2, { calls: 3, offered: 3, answeredInbound: 2 }),
    hour(3, { calls: 2, offered: 2 }),
  ]);
  expect(drawn).toContain('aria-label="Monday 09–10 h: 33%, now"');
  expect(drawn).toContain('aria-label="Wednesday 09–10 h: 0%"');
  expect(drawn).not.toContain('aria-label="Tuesday');
});
