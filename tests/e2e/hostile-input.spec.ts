import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { withDatabase } from '../../lib/cli/with-database.ts';
import { db } from '../../lib/db.ts';
import { corpus } from '../hostile/corpus.ts';
import { places } from '../hostile/hostile-case.ts';
import { connectPlaces, type Outcome, sendCorpus } from '../hostile/send-corpus.ts';
import { enterAsAdmin } from './people.ts';

test.describe.configure({ mode: 'serial' });

let outcomes: Outcome[] = [];
let connectionIds: string[] = [];

test('whatever arrives is refused with a reason or kept as it came, and the app goes on', async ({
  request,
}) => {
  test.setTimeout(300_000);
  expect(corpus.length).toBeGreaterThanOrEqual(150);
  expect(new Set(corpus.map(({ name }) => name)).size).toBe(corpus.length);
  const before = appProcess();
  const stored = await withDatabase(
    async () => {
      const accounts = await connectPlaces();
      connectionIds = places.map((place) => accounts[place].connectionId);
      outcomes = await sendCorpus(corpus, accounts);
      const where = { connectionId: { in: connectionIds } };
      return (await db().delivery.findMany({ where, select: { id: true } })).map(({ id }) => id);
    },
    { asItIs: true },
  );
  expect(
    outcomes.flatMap(({ each, complaints }) => complaints.map((one) => `${each.to}, ${each.name}: ${one}`)),
  ).toEqual([]);
  // Everything that is stored was acknowledged or named in a refusal: nothing came in by another way.
  const named = new Set(outcomes.map(({ deliveryId }) => deliveryId).filter((id) => id !== null));
  expect(stored.sort()).toEqual([...named].sort());

  expect(appProcess()).toEqual(before);
  const health = await request.get('/api/health');
  expect(health.status()).toBe(200);
});

test('no address of a page is a fault of the server, whatever stands in it', async ({ page }) => {
  test.setTimeout(300_000);
  await enterAsAdmin(page);
  const [connection] = connectionIds;
  const faults: string[] = [];
  let asked = 0;
  for (const [path, names] of Object.entries(parametersOf)) {
    for (const value of strangeValues) {
      // A page of a list that there is none of may be left out before the rest is looked at.
      for (const some of [names.filter((name) => name !== 'cursor'), names]) {
        const query = some.map((name) => `${name}=${value}`).join('&');
        const answer = await page.request.get(`${path}?${query}`.replace('<connection>', connection ?? ''), {
          maxRedirects: 0,
        });
        asked += 1;
        if (answer.status() >= 500) faults.push(`${answer.status()} ${answer.url()}`);
        if (!names.includes('cursor')) break;
      }
    }
  }
  expect(faults).toEqual([]);
  expect(asked).toBeGreaterThan(150);
});

test('nothing of it runs in a page, and all of it can be read there', async ({ page, context }) => {
  test.setTimeout(300_000);
  const alarms = watch(context);
  await enterAsAdmin(page);
  const views = [
    { address: '/calls', shows: [] },
    { address: '/deliveries?state=rejected', shows: [] },
    ...connectionIds.flatMap((id) => [
      { address: `/calls?connection=${id}`, shows: [] },
      { address: `/deliveries?connection=${id}`, shows: [] },
    ]),
    ...outcomes.flatMap(viewsOf),
  ];
  expect(views.length).toBeGreaterThan(90);
  const left = views.values();
  const pages = [page, await context.newPage()];
  const found: string[] = [];
  await Promise.all(
    pages.map(async (each) => {
      for (const view of left) found.push(...(await look(each, view)));
    }),
  );
  expect(found).toEqual([]);
  expect(alarms).toEqual([]);
});

/** The process that serves, as the launcher has noted it. */
function appProcess(): unknown {
  return JSON.parse(readFileSync(path.join(process.env.DATA_DIR ?? '', 'running.json'), 'utf8'));
}

type View = { address: string; shows: readonly string[] };

/** The pages on which a case can be seen, where it has something to show. */
function viewsOf({ each, deliveryId, kept }: Outcome): View[] {
  const { shows = [], look: asked = false, append = '', headers = [], contentType } = each;
  if (deliveryId === null) return [];
  const onDelivery = asked || [append, contentType, ...headers].join().includes('pwned');
  const [call] = kept?.calls ?? [];
  return [
    ...(onDelivery ? [{ address: `/deliveries/${deliveryId}`, shows: [] }] : []),
    ...(call && (onDelivery || shows.length > 0) ? [{ address: `/calls/${call.id}`, shows }] : []),
  ];
}

/** Everything that must not happen, wherever it does. */
function watch(context: BrowserContext): string[] {
  const alarms: string[] = [];
  context.on('dialog', (dialog) => {
    alarms.push(`a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  context.on('weberror', (error) => alarms.push(`an error: ${error.error().message}`));
  context.on('console', (message) => {
    if (message.type() === 'error') alarms.push(`${message.page()?.url()}: ${message.text()}`);
  });
  void context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      console.error(`the page breaks its policy: ${violatedDirective} ${blockedURI}`),
    );
  });
  return alarms;
}

/** Opens a page and says what is wrong with it. */
async function look(page: Page, { address, shows }: View): Promise<string[]> {
  const response = await page.goto(address);
  await expect(page.locator('h1').first(), address).toBeVisible();
  for (const text of shows) await expect.poll(() => textOf(page), { message: address }).toContain(text);
  const foreign = await page.evaluate(() => ({
    ran: '__pwned' in window,
    handlers: document.querySelectorAll('[onload], [onerror], img[src="x"]').length,
    links: [...document.querySelectorAll('a')]
      .map((link) => link.protocol)
      .filter((protocol) => !['http:', 'https:'].includes(protocol)),
  }));
  const wrong = [
    ...(response?.status() === 200 ? [] : [`answered ${response?.status()}`]),
    ...(foreign.ran ? ['a script ran'] : []),
    ...(foreign.handlers > 0 ? ['markup of a provider became part of the page'] : []),
    ...foreign.links.map((protocol) => `a link leads to ${protocol}`),
  ];
  return wrong.map((one) => `${address}: ${one}`);
}

/** What stands on a page as text: the scripts that carry its data are none. */
function textOf(page: Page): Promise<string> {
  return page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT, (node) =>
      ['SCRIPT', 'STYLE'].includes(node.parentElement?.tagName ?? '')
        ? NodeFilter.FILTER_REJECT
        : NodeFilter.FILTER_ACCEPT,
    );
    const texts: string[] = [];
    while (walker.nextNode()) texts.push(walker.currentNode.textContent ?? '');
    return texts.join('');
  });
}

const figures = ['period', 'from', 'to', 'compare', 'grain', 'connection', 'agent', 'outcome', 'direction'];
const lists = ['q', 'from', 'to', 'sort', 'duration', 'weekday', 'hour', 'number', 'field', 'agent', 'words'];

/** What pages and files read of their addresses. */
const parametersOf: Record<string, string[]> = {
  '/': [...figures, 'heat'],
  '/hangups': [...figures, 'by', 'reason', 'party'],
  '/agents': [...figures, 'sort', 'order', 'q'],
  '/ai-calls': [...figures, 'q', 'field'],
  '/calls': [...lists, 'view', 'cursor'],
  '/api/calls/export': [...lists, 'cursor', 'job', 'format'],
  '/deliveries': ['connection', 'state', 'period', 'from', 'to', 'call', 'q', 'test', 'cursor'],
  '/deliveries/replay': ['connection', 'state', 'from', 'to', 'q'],
  '/audit': ['actor', 'action', 'subject', 'id', 'from', 'to', 'cursor'],
  '/words/meaning': ['connection', 'field', 'word'],
  '/connections/<connection>': ['from'],
};

const strangeValues = [
  ...['', '-1', '1e400', '99999999999999999999', '5-1', '1-99999999999999', '%00', '%ED%A0%80', '%E2%80%AE'],
  ...['0000-01-01', '9999-12-31', '0000-01-01T00:00:00.000Z', '9999-12-31T23:59:59.999Z'],
  'x'.repeat(3_000),
  ...['older.8640000000000000', 'older.1'].map((place) => `${place}.01a2004b-ad5c-7695-afbb-48298e9a0a00`),
  Buffer.from(
    JSON.stringify(['after', 'started', '0000-01-01T00:00:00.000Z', '01a2004b-ad5c-7695-afbb-48298e9a0a00']),
  ).toString('base64url'),
];
