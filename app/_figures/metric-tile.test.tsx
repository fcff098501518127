import { MantineProvider } from '@mantine/core';
import type { ComponentProps } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { MetricTile } from './metric-tile.tsx';
import { sparklinePoints } from './sparkline.tsx';

const tile = (more: Partial<ComponentProps<typeof MetricTile>>) =>
  renderToStaticMarkup(
    <MantineProvider>
      <MetricTile metric="answered" value="12" href="/calls?outcome=answered" {...more} />
    </MantineProvider>,
  );

test('the value leads to its calls', () => {
  const html = tile({ count: 12 });
  expect(html).toContain('aria-label="Answered: 12. Show the calls" data-mark="answered" data-count="12"');
  expect(html).toContain('href="/calls?outcome=answered"');
  expect(html).not.toContain('than before');
});

test('without data it is a dash and leads nowhere', () => {
  const html = tile({ value: null, change: null });
  expect(html).toContain('>No data<');
  expect(html).toContain('>Nothing to compare with<');
  expect(html).not.toMatch(/<a [^>]*href="(?!\/help)/);
});

test('a change is said in words as well as by sign and colour', () => {
  const html = tile({ change: { by: -0.12, in: 'share' }, better: 'up' });
  expect(html).toContain('data-tone="bad"');
  expect(html).toContain('▼ 12 %');
  expect(html).toContain('12 % less than before, which is worse');
});

test('the line has a gap where nothing is known', () => {
  expect(sparklinePoints([0, 10, null, 5, 0])).toEqual(['2,26 31,2', '89,14 118,26']);
  expect(sparklinePoints([null, 3, null])).toEqual(['60,2 77.4,2']);
  expect(sparklinePoints([0, 0])).toEqual(['2,26 118,26']);
  expect(sparklinePoints([null, null])).toEqual([]);
  expect(sparklinePoints([7])).toEqual(['2,2 2,2']);
});

test('the line is for the eye alone', () => {
  expect(tile({ sparkline: [1, 2] })).toContain('aria-hidden="true" focusable="false"><polyline');
});
