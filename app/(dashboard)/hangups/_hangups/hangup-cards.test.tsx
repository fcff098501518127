import { MantineProvider } from '@mantine/core';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, describe, expect, test } from 'vitest';
import { calendar } from '@/lib/analytics/calendar.ts';
import { rollUp } from '@/lib/analytics/roll-up.ts';
import type { Viewer } from '@/lib/auth/viewer.ts';
import { countCalls } from '@/lib/calls/count-calls.ts';
import { filtersFromUrl, type SearchParameters } from '@/lib/calls/filter-url.ts';
import { useTestDatabase } from '@/tests/database.ts';
import { admin, guest, insertCall, insertConnection } from '@/tests/sample-calls.ts';
import { HangupCards } from './hangup-cards.tsx';
import { readHangupsScreen } from './hangups-screen.ts';

// biome-ignore lint/correctness/useHookAtTopLevel: it is called like a hook and is none.
useTestDatabase();

const now = new Date('2026-11-20T12:00:00.000Z');

/** Eight calls of two connections, two of them ambiguous, one not recognised, one without any reason. */
beforeAll(async () => {
  const east = await insertConnection('East');
  const west = await insertConnection('West');
  const insert = (connection: string, startedAt: string, data: Parameters<typeof insertCall>[1]) =>
    insertCall(connection, { startedAt: `2026-11-${startedAt}:00.000Z`, ...data });
  const unsure = { reason: 'cancelled', party: 'agent', certainty: 'ambiguous', reasonWords: 'initiator' };
  await insert(east, '16T10:00', { reasonWords: '16', queue: 'Sales' });
  await insert(east, '17T10:00', { reasonWords: '16 NORMAL', party: 'agent' });
  await insert(west, '18T10:00', { reasonWords: 'bye', telecomCircle: 'Delhi' });
  await insert(west, '18T11:00', { ...unsure, candidates: ['cancelled', 'busy'] });
  await insert(east, '19T10:00', { ...unsure, candidates: ['cancelled', 'no_answer'] });
  await insert(east, '19T11:00', { reason: 'busy', reasonWords: 'rang +91 98123 45678' });
  await insert(west, '20T09:00', {
    ...{ reason: 'unmapped', party: 'unknown', certainty: 'unmapped' },
    ...{ reasonWords: 'Q17', unmapped: ['cause=Q17'] },
  });
  await insert(west, '20T10:00', { reason: null, party: null, certainty: null });
  await rollUp({ patient: true });
});

async function pageOf(viewer: Viewer, parameters: SearchParameters = {}): Promise<string> {
  const screen = readHangupsScreen(parameters, 'UTC', now);
  return renderToStaticMarkup(<MantineProvider>{await HangupCards({ viewer, screen })}</MantineProvider>);
}

type Mark = { mark: string; count: number; href: string };

/** Every link of the page that says how many calls it leads to. */
function marksOf(html: string): Mark[] {
  return [...html.matchAll(/<a [^>]*>/g)].flatMap(([tag]) => {
    const attribute = (name: string) =>
      new RegExp(`${name}="([^"]*)"`).exec(tag)?.[1]?.replaceAll('&amp;', '&');
    const count = attribute('data-count');
    if (count === undefined) return [];
    return [{ mark: attribute('data-mark') ?? '', count: Number(count), href: attribute('href') ?? '' }];
  });
}

async function listed(viewer: Viewer, href: string): Promise<number> {
  const parameters: Record<string, string[]> = {};
  for (const [name, value] of new URL(href, 'http://localhost').searchParams) {
    parameters[name] = [...(parameters[name] ?? []), value];
  }
  const { filters, unusable } = filtersFromUrl(parameters, calendar('UTC', now));
  expect(unusable).toEqual([]);
  return (await countCalls(viewer, filters)).count;
}

describe('every number', () => {
  test.each([
    ['as it opens', {}],
    ['by hour', { by: 'hour' }],
    ['by circle', { by: 'circle' }],
    ['of one reason', { reason: 'cancelled' }],
    ['of two reasons, by queue', { reason: 'completed,unmapped', by: 'queue' }],
    ['of ambiguous calls', { certainty: 'ambiguous' }],
    ['of what may be busy', { candidate: 'busy' }],
    ['of one party', { party: 'agent', period: '14d' }],
  ] as const)('leads to as many calls, %s', async (_, parameters) => {
    for (const viewer of [admin, guest]) {
      const marks = marksOf(await pageOf(viewer, parameters));
      expect(marks.length).toBeGreaterThan(5);
      for (const { mark, count, href } of marks) {
        expect([mark, await listed(viewer, href)]).toEqual([mark, count]);
      }
    }
  });

  test('of the reasons is the one worked out by hand', async () => {
    const html = await pageOf(admin);
    const counts = new Map(marksOf(html).map(({ mark, count }) => [mark, count]));
    expect(Object.fromEntries(counts)).toMatchObject({
      ...{ completed: 3, cancelled: 2, busy: 1, unmapped: 1 },
      ...{
        'completed customer exact': 2,
        'completed agent exact': 1,
        'cancelled agent ambiguous hatched': 2,
      },
      ...{ 'candidate cancelled': 2, 'candidate busy': 1, 'candidate busy elsewhere': 1 },
    });
    expect(html).toContain('0–2');
    // Busy: one for certain, another one may be.
    expect(html).toContain('1–2');
  });
});

describe('the page', () => {
  test('shows what the providers said of a chosen reason', async () => {
    expect(await pageOf(admin)).not.toContain('in the providers’ words');
    const html = await pageOf(admin, { reason: 'completed' });
    expect(html).toContain('Completed, in the providers’ words');
    expect(html).toContain('16 NORMAL');
  });

  test('shows no number to a role that sees them masked', async () => {
    expect(await pageOf(admin, { reason: 'busy' })).toContain('98123 45678');
    const html = await pageOf(guest, { reason: 'busy' });
    expect(html).not.toMatch(/98123|45678/);
    expect(html).toContain('Busy, in the providers’ words');
  });

  test('has the work list for those who can do something about it, and the count for all', async () => {
    expect(await pageOf(admin)).toContain('cause=Q17');
    const html = await pageOf(guest);
    expect(html).not.toContain('cause=Q17');
    expect(html).toContain('ended for a reason that is not recognised');
  });

  test('says what to do where no call is', async () => {
    expect(await pageOf(admin, { reason: 'voicemail' })).toContain('Clear the filters');
    expect(await pageOf(admin, { from: '2020-01-01', to: '2020-01-02' })).toContain('Show 90 days');
  });
});

test('what the address does not say well is left out and said', () => {
  const { by, address } = readHangupsScreen({ by: 'colour' }, 'UTC', now);
  expect(by).toBe('agent');
  expect(address.unusable).toEqual(['by=colour']);
});

test('figures are had as files by those who may export', async () => {
  const filesOf = (html: string) =>
    [...html.matchAll(/href="(\/api\/figures\/[^"?]*)/g)].map(([, path]) => path);
  const files = ['hangups', 'hangup-words', 'hangup-trend', 'hangup-breakdown'].map(
    (name) => `/api/figures/${name}`,
  );
  expect(filesOf(await pageOf(admin, { reason: 'completed' }))).toEqual(files);
  expect(filesOf(await pageOf(guest, { reason: 'completed' }))).toEqual([]);
});
