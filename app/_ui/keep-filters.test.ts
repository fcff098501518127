import { expect, test } from 'vitest';
import { keepFilters } from './keep-filters.ts';

test.each([
  [
    '/hangups',
    '/',
    '?period=30d&direction=inbound,outbound&reason=busy',
    '/hangups?period=30d&direction=inbound,outbound',
  ],
  [
    '/',
    '/calls',
    '?from=2026-11-01T00:00:00.000Z&q=98&sort=-talk&cursor=x',
    '/?from=2026-11-01T00:00:00.000Z',
  ],
  ['/calls', '/agents', '?outcome=missed&outcome=busy', '/calls?outcome=missed&outcome=busy'],
  ['/agents', '/hangups', '', '/agents'],
  ['/agents', '/agents/1', '?period=30d', '/agents?period=30d'],
  ['/ai-calls', '/hangups', '?compare=year&grain=day&by=hour&agent=1', '/ai-calls?compare=year&agent=1'],
  ['/', '/ai-calls', '?columns=budget&connection=1', '/?connection=1'],
  // The open screen, to be seen whole again.
  ['/calls', '/calls', '?outcome=missed', '/calls'],
  // Other pages have parameters of their own under the same names.
  ['/calls', '/deliveries', '?connection=1', '/calls'],
  ['/connections', '/', '?period=30d', '/connections'],
])('%s from %s%s is %s', (href, pathname, search, expected) => {
  expect(keepFilters(href, { pathname, search })).toBe(expected);
});
