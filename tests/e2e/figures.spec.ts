import { expect, type Page, test } from '@playwright/test';
import { systemViewer } from '../../lib/auth/system-viewer.ts';
import { withDatabase } from '../../lib/cli/with-database.ts';
import { clearDemo } from '../../lib/demo/clear-demo.ts';
import { loadDemo } from '../../lib/demo/load-demo.ts';
import { expectNoFault } from './expect-no-fault.ts';
import { expectToFit } from './expect-to-fit.ts';
import { addPerson, enterAsAdmin, signIn } from './people.ts';

const tester = systemViewer('test');

test.beforeAll(async () => {
  test.setTimeout(180_000);
  await withDatabase(() => loadDemo(tester, { calls: 400, days: 6, seed: 7 }, () => {}), {
    asItIs: true,
  });
});
test.afterAll(async () => {
  await withDatabase(() => clearDemo(tester), { asItIs: true });
});
test.beforeEach(({ page }) => enterAsAdmin(page));

type Mark = { mark: string; count: number; href: string };

/** Every number, bar, slice and cell of a page that says how many calls are behind it. */
async function marksOf(page: Page): Promise<Mark[]> {
  await page.waitForLoadState('networkidle');
  // Charts are drawn when somebody comes near.
  for (const chart of await page.getByRole('figure').all()) {
    await chart.scrollIntoViewIfNeeded();
    await expect(chart.locator('[data-mark]').first()).toBeVisible();
  }
  return page.locator('[data-mark][data-count]').evaluateAll((links) =>
    links.map((link) => ({
      mark: link.getAttribute('data-mark') ?? '',
      count: Number(link.getAttribute('data-count')),
      href: link.getAttribute('href') ?? '',
    })),
  );
}

/** How many calls the list behind a link holds: its export is the same filters, row by row. */
async function listed(page: Page, href: string): Promise<number> {
  const query = href.slice(href.indexOf('?') + 1);
  const answer = await page.request.get(`/api/calls/export?${query}&format=ndjson`);
  expect(answer.status(), href).toBe(200);
  return (await answer.text()).split('\n').filter((line) => line !== '').length;
}

for (const address of [
  '/',
  '/?heat=missed&period=14d&direction=inbound',
  '/hangups',
  '/hangups?by=hour',
  '/agents',
  '/ai-calls?period=14d',
  '/ai-calls?direction=outbound&outcome=answered,voicemail',
]) {
  test(`every figure of ${address} is as long as the list behind it`, async ({ page }) => {
    test.setTimeout(240_000);
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    const marks = await marksOf(page);
    expect(marks.length).toBeGreaterThan(20);
    expect(marks.filter(({ href }) => !href.startsWith('/calls'))).toEqual([]);
    // Each list once, however many marks lead to it.
    const lists = new Map(marks.map((mark) => [mark.href, mark]));
    expect(lists.size).toBeGreaterThan(15);
    for (const { mark, count, href } of lists.values()) {
      // Calls that go on may end meanwhile.
      if (href.includes('state=live') || href.includes('state=stale')) continue;
      expect([mark, await listed(page, href)]).toEqual([mark, count]);
    }
    for (const { href, count, mark } of marks) expect([mark, count]).toEqual([mark, lists.get(href)?.count]);
  });
}

test('a click on a bar, a share, a cell and a tile leads to exactly its calls', async ({ page }) => {
  const figures = [
    page.locator('figure [data-mark]').first(),
    page.getByRole('table', { name: 'Ended calls by outcome' }).locator('a[data-mark]').first(),
    page
      .getByRole('table', { name: /by weekday and hour/ })
      .locator('a[data-mark]')
      .first(),
    page.locator('[data-metric="answerRate"] a[data-mark]'),
  ];
  for (const figure of figures) {
    await page.goto('/');
    const count = Number(await figure.getAttribute('data-count'));
    await figure.click();
    await page.waitForURL(/\/calls\?/);
    const total = page.getByRole('paragraph').filter({ hasText: /^[\d,]+ calls?$/ });
    await expect(total).toHaveText(new RegExp(`^${count.toLocaleString('en')} calls?$`));
  }
});

test('the filter bar narrows every figure, stays on the way to the next screen, and is taken back', async ({
  page,
}) => {
  await page.goto('/');
  const calls = page.locator('[data-metric="ended"] a[data-mark]');
  const all = Number(await calls.getAttribute('data-count'));
  await page.getByRole('button', { name: /^Direction/ }).click();
  await page.getByRole('checkbox', { name: 'Inbound' }).check();
  await page.getByRole('button', { name: 'Apply' }).click();
  await page.waitForURL(/direction=inbound/);
  await expect(calls).not.toHaveAttribute('data-count', String(all));
  const inbound = Number(await calls.getAttribute('data-count'));
  expect(inbound).toBeLessThan(all);
  await expect(page.locator('[data-metric="offered"] a[data-mark]')).toHaveAttribute(
    'data-count',
    String(inbound),
  );

  await page.getByLabel('Compared with').selectOption('A year before');
  await page.waitForURL(/compare=year/);
  await page.getByRole('link', { name: 'AI calls', exact: true }).click();
  await page.waitForURL(/\/ai-calls\?(?=.*direction=inbound)(?=.*compare=year)/);
  await expect(page.getByLabel('Compared with')).toHaveValue('year');
  await page.getByLabel('Period', { exact: true }).selectOption('14 days');
  await page.waitForURL(/\/ai-calls\?.*period=14d/);

  await page.getByRole('link', { name: 'Hang-ups', exact: true }).click();
  await page.waitForURL(/\/hangups\?(?=.*direction=inbound)(?=.*period=14d)/);
  await page.getByRole('link', { name: /Remove the filter “Inbound”/ }).click();
  await page.waitForURL((url) => url.pathname === '/hangups' && !url.search.includes('direction'));
});

test('each chart has a table and a file, which those who may not export do not get', async ({ page }) => {
  await page.goto('/?grain=day');
  await page.getByText('Table', { exact: true }).first().click();
  await expect(page.getByRole('region', { name: /Calls per day, as a table/ })).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Calls per day as CSV' }).click();
  expect((await download).suggestedFilename()).toMatch(/^calls-over-time-\d{4}-\d\d-\d\d\.csv$/);

  await page.context().clearCookies();
  await signIn(page, await addPerson('viewer'));
  await expect(page.getByRole('heading', { name: 'Outcomes' })).toBeVisible();
  await expect(page.getByRole('link', { name: /as CSV/ })).toHaveCount(0);
  expect((await page.request.get('/api/figures/outcomes')).status()).toBe(403);
});

test('two agents that look like one are said to be two, and may be one again', async ({ page }) => {
  await page.goto('/agents');
  const notTheSame = page.getByRole('button', { name: /^Not the same person/ });
  const open = async (words: RegExp) => {
    const list = page.locator('details', { hasText: words });
    await list.locator('summary').click();
    return list.getByRole('listitem');
  };
  const pairs = await open(/may be one person/);
  const before = await pairs.count();
  expect(before).toBeGreaterThan(0);
  const pair = await pairs.first().locator('strong').allTextContents();
  await notTheSame.first().click();
  await expect(page.getByText(`${pair[0]} and ${pair[1]} are not the same person.`)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible();

  await page.reload();
  const dismissed = await open(/kept apart/);
  await expect(dismissed).toHaveCount(1);
  expect((await dismissed.locator('strong').allTextContents()).sort()).toEqual([...pair].sort());
  await dismissed.getByRole('button', { name: /^Suggest again/ }).click();
  await expect(page.getByText(/may be suggested again/)).toBeVisible();
  await expect(await open(/may be one person/)).toHaveCount(before);
});

test('two names of one agent become one, and two again', async ({ page }) => {
  await page.goto('/agents?kind=human');
  const agents = page.getByRole('rowheader').getByRole('link');
  await expect(agents.first()).toBeVisible();
  const [first = '', second = ''] = await agents.allTextContents();
  await agents.first().click();
  await expect(page.getByRole('heading', { level: 1, name: first })).toBeVisible();
  const calls = page.locator('[data-metric="agentCalls"] a[data-mark]').first();
  const before = Number(await calls.getAttribute('data-count'));

  await page.getByRole('searchbox', { name: 'Name or number of another agent' }).fill(second);
  await page.getByRole('button', { name: 'Find' }).click();
  const merge = page.getByRole('button', { name: new RegExp(`^Merge … ?${second}`) }).first();
  await expect(async () => {
    await merge.click();
    await expect(page.getByRole('dialog')).toBeVisible({ timeout: 1000 });
  }).toPass();
  await page.getByRole('dialog').getByRole('button', { name: 'Merge', exact: true }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(async () => {
    expect(Number(await calls.getAttribute('data-count'))).toBeGreaterThan(before);
  }).toPass();

  await page.getByRole('button', { name: `Separate ${second}` }).click();
  await expect(calls).toHaveAttribute('data-count', String(before));
});

test('no screen of figures has an accessibility fault in light or dark, and each fits 360 pixels', async ({
  page,
}) => {
  test.setTimeout(180_000);
  for (const path of ['/', '/hangups?reason=no_answer', '/agents', '/ai-calls', 'an agent']) {
    await test.step(path, async () => {
      await page.setViewportSize({ width: 1280, height: 720 });
      await page.goto(path === 'an agent' ? '/agents' : path);
      if (path === 'an agent') {
        await page.getByRole('rowheader').getByRole('link').first().click();
        await page.waitForURL(/\/agents\/.+/);
      }
      await expectNoFault(page);
      await expectToFit(page, 360);
      await expectNoFault(page);
    });
  }
});
