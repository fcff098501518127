import { MantineProvider } from '@mantine/core';
import { AppRouterContext } from 'next/dist/shared/lib/app-router-context.shared-runtime';
import { createElement } from 'react';
import { prerender } from 'react-dom/static';
import { beforeAll, describe, expect, test } from 'vitest';
import { FigurePage } from '../../app/_figures/figure-page.tsx';
import { readFigureAddress } from '../../lib/analytics/figure-address.ts';
import type { Viewer } from '../../lib/auth/viewer.ts';
import { db } from '../../lib/db.ts';
import { useTestDatabase } from '../database.ts';
import { admin, guest, insertConnection } from '../sample-calls.ts';
import { stillRouter } from '../still-router.ts';

useTestDatabase();

const mia = '0f8fad5b-d9cb-469f-a165-70867728950e';
const number = '7c9e6679-7425-40de-944b-e07fc1f90ae7';
const zone = 'Asia/Kolkata';
const now = new Date('2026-11-20T07:52:00.000Z');
let sales = '';

beforeAll(async () => {
  sales = await insertConnection('Sales line');
  await insertConnection('Support line');
  await db().agent.createMany({
    data: [
      { id: mia, name: 'Mia', kind: 'ai' },
      { id: number, name: '+919812345678', kind: 'human' },
    ],
  });
});

async function page(parameters: Record<string, string>, viewer: Viewer = admin): Promise<string> {
  const address = readFigureAddress(parameters, zone, now);
  const screen = createElement(
    FigurePage,
    { title: 'Hang-ups', viewer, address, path: '/hangups', zone },
    createElement('p', {}, 'figures'),
  );
  const { prelude } = await prerender(
    createElement(AppRouterContext, { value: stillRouter }, createElement(MantineProvider, {}, screen)),
  );
  return (await new Response(prelude).text()).replaceAll('<!-- -->', '').replaceAll('&amp;', '&');
}

const chipsOf = (html: string) =>
  [...html.matchAll(/<span dir="auto">([^<]*)<\/span><a[^>]*href="([^"]*)"/g)].map(([, words, href]) => [
    words,
    href,
  ]);

test('says of when it is, by whose clock, and what it is compared with', async () => {
  const html = await page({});
  expect(html).toContain('<h1>Hang-ups</h1>');
  expect(html).toContain('Asia/Kolkata');
  expect(html).toContain('14–20 Nov 2026, compared with 7–13 Nov until 13:15');
  expect(html).toContain('<p>figures</p>');
  expect(chipsOf(html)).toEqual([]);
  expect(await page({ compare: 'none' })).not.toContain('compared with');
});

describe('what it is narrowed to', () => {
  test('stands there in words, each with the way to drop it that keeps the others', async () => {
    const html = await page({ period: '30d', connection: sales, agent: mia, compare: 'year', weekday: '1' });
    expect(chipsOf(html)).toEqual([
      ['Connection: Sales line', `/hangups?period=30d&agent=${mia}&weekday=1&compare=year`],
      ['Agent: Mia', `/hangups?period=30d&connection=${sales}&weekday=1&compare=year`],
      ['Monday', `/hangups?period=30d&connection=${sales}&agent=${mia}&compare=year`],
    ]);
    expect(html).toContain('href="/hangups?period=30d&compare=year"');
    expect(html).toMatch(/Connection\s*\(1\)/);
  });

  test('the words of every filter of figures are there', async () => {
    const html = await page({
      certainty: 'ambiguous',
      candidate: 'busy,no_answer',
      words: 'User busy',
      operator: 'Airtel',
      circle: 'Delhi',
      offered: mia,
      missedby: mia,
      hour: '9',
      short: 'without',
    });
    expect(chipsOf(html).map(([words]) => words)).toEqual([
      'Reason is: Ambiguous',
      'May also be: Busy or No answer',
      'Provider’s words: “User busy”',
      'Rang: Mia',
      'Rang, not taken by: Mia',
      'Operator: Airtel',
      'Circle: Delhi',
      '09–10 h',
      'Without those who gave up at once',
    ]);
  });

  test('what was not understood is said', async () => {
    expect(await page({ outcome: 'lost' })).toContain('Not understood and left out: “outcome=lost”');
  });

  test('a number that stands for an agent is masked as the role asks', async () => {
    const html = await page({ agent: number }, guest);
    expect(html).toContain('Agent: ');
    expect(html).not.toContain('9812345678');
    expect(await page({ agent: number }, admin)).toContain('Agent: +919812345678');
  });
});

test('says so while figures are made anew for changed settings', async () => {
  expect(await page({})).not.toContain('made anew');
  const notes = [1, 2, 3, 4].map((hour) => ({
    bucket: new Date(Date.UTC(2026, 10, 20, hour)),
    connectionId: sales,
  }));
  await db().dirtyBucket.createMany({ data: notes });
  const last = await db().dirtyBucket.findFirstOrThrow({ orderBy: { id: 'desc' } });
  const settings = { recomputeUntil: last.id, recomputeTotal: 16 };
  await db().workspace.upsert({ where: { id: 1 }, create: settings, update: settings });
  expect(await page({})).toContain('75 % done');
});
