import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { contrast } from '@/tests/contrast.ts';
import { type HeatCell, HeatMap } from './heat-map.tsx';
import { heatSteps, stepsOf } from './heat-steps.ts';

describe('the steps of the scale', () => {
  test('are fifths of the values, whatever their size', () => {
    expect(stepsOf([1, 2, 3, 4, 1_000_000])).toEqual([0, 1, 2, 3, 4]);
    expect(stepsOf([10, 9, 8, 7, 6, 5, 4, 3, 2, 1])).toEqual([4, 4, 3, 3, 2, 2, 1, 1, 0, 0]);
  });

  test('are the same for equal values, and none where nothing is known', () => {
    expect(stepsOf([0, 0, 0, null, 7])).toEqual([0, 0, 0, null, 3]);
    expect(stepsOf([0.5, 0.5])).toEqual([0, 0]);
    expect(stepsOf([null])).toEqual([null]);
  });

  test('never go down where values go up', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 168 }), (values) => {
        const sorted = [...values].sort((a, b) => a - b);
        const steps = stepsOf(sorted).map(Number);
        expect(steps).toEqual([...steps].sort((a, b) => a - b));
        expect(steps[0]).toBe(0);
        expect(Math.max(...steps)).toBeLessThan(heatSteps.length);
      }),
    );
  });

  test.each([
    ['light', 0],
    ['dark', 1],
  ])('can be read in the %s scheme: at least 4.5:1', (_scheme, place) => {
    const colourOf = (pair: string) => pair.match(/#[0-9a-f]{6}/g)?.[place] ?? '';
    for (const { background, text } of heatSteps) {
      expect(contrast(colourOf(background), colourOf(text)), background).toBeGreaterThanOrEqual(4.5);
    }
  });
});

const cell = (weekday: number, hour: number, value: number | null, count = value ?? 0): HeatCell => ({
  ...{ weekday, hour, value, count },
  text: value === null ? '' : String(value),
  href: `/calls?weekday=${weekday}&hour=${hour}`,
});
const html = renderToStaticMarkup(
  <HeatMap
    label="Calls"
    weekStart={7}
    cells={[cell(1, 9, 4), cell(7, 23, 12), cell(3, 0, 0), cell(2, 5, null)]}
    now={{ weekday: 1, hour: 9 }}
  />,
);

test('is a table of seven days and twenty-four hours that begins with the first day of the week', () => {
  expect(html.match(/<th scope="col"/g)).toHaveLength(25);
  expect(html.match(/<td/g)).toHaveLength(7 * 24);
  expect([...html.matchAll(/<abbr title="(\w+)"/g)].map(([, day]) => day)).toEqual([
    ...['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
  ]);
});

test('each cell with calls leads to them, and says what it is', () => {
  const links = [...html.matchAll(/<a [^>]*>/g)].map(([tag]) => tag);
  expect(links).toHaveLength(2);
  expect(links.find((tag) => tag.includes('data-mark="7 23"'))).toContain(
    'aria-label="Sunday 23–24 h: 12" title="Sunday 23–24 h: 12" tabindex="0" data-mark="7 23" data-count="12" href="/calls?weekday=7&amp;hour=23"',
  );
});

test('the Tab key stops at one cell, the first with calls', () => {
  expect(html.match(/<a [^>]*tabindex="0"/g)).toHaveLength(1);
  expect(html.match(/<a [^>]*tabindex="-1"/g)).toHaveLength(1);
});

test('nothing is 0, unknown is a dash, and the hour that it is is marked', () => {
  expect(html.match(/data-unknown="true"/g)).toHaveLength(7 * 24 - 3);
  expect(html).toContain('title="Wednesday 00–01 h: 0">0<');
  expect(html).toContain('aria-label="Monday 09–10 h: 4, now"');
  expect(html.match(/<td data-now/g)).toHaveLength(1);
});
