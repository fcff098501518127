import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import { connect, inIndia } from './connect.ts';
import { addPerson, enterAsAdmin, signIn } from './people.ts';

/** So many that the thousandth row is pages away. */
const many = 1_120;

type Line = { id: string; url: string };
let line: Line;

/** Call number `index`: every fourth was missed; the later the number, the later the call. */
function callBody(index: number) {
  const answered = index % 4 !== 0;
  const startedAt = new Date(Date.UTC(2026, 9, 1, 6, 0, index * 30));
  return {
    organisation_id: '89311a60-ee25-11ec-xxxxxx',
    call_type: 'incoming',
    caller_number: `98765${String(index).padStart(5, '0')}`,
    receiver_number: '9676501234',
    did_number: '918069731234',
    received_at: startedAt.toISOString(),
    ended_at: new Date(startedAt.getTime() + (10 + (index % 500)) * 1_000).toISOString(),
    call_id: `list-${line.id}-${index}`,
    call_status: answered ? 'answered' : 'not_answered',
    call_duration: answered ? 10 + (index % 500) : 0,
    agent_name: index % 2 === 0 ? 'Kumar' : 'Meena',
    receiver_ring_duration: 4,
    total_ring_duration: 4,
    ...(answered ? { hangup_cause: 'initiator_disconnected' } : {}),
  };
}

async function send(index: number): Promise<void> {
  const answer = await fetch(line.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(callBody(index)),
  });
  expect(answer.status).toBe(200);
}

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  line = await connect('alohaa', ...inIndia);
  for (let from = 0; from < many; from += 20)
    await Promise.all(Array.from({ length: 20 }, (_, index) => send(from + index)));
});

const rows = (page: Page) => page.getByRole('table', { name: 'Calls' }).getByRole('row');
const total = (page: Page) => page.locator('h1 + p');
const firstCall = (page: Page) => rows(page).nth(1);

async function openList(page: Page, query = ''): Promise<void> {
  await enterAsAdmin(page);
  await page.goto(`/calls?connection=${line.id}${query}`);
}

/** As somebody nobody else is: what a person sets up would change the list under another test's hands. */
async function openOwnList(page: Page, query = ''): Promise<void> {
  await signIn(page, await addPerson('manager'));
  await page.goto(`/calls?connection=${line.id}${query}`);
}

test('is filtered by hand and by address, and the way back finds the same rows', async ({ page }) => {
  await openList(page);
  await expect(total(page)).toHaveText('1,120 calls', { timeout: 20_000 });
  await expect(async () => {
    const button = page.getByRole('button', { name: 'Filters' });
    if ((await button.getAttribute('aria-expanded')) === 'false') await button.click();
    await expect(page.getByRole('link', { name: 'Missed 280 calls' })).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await page.getByRole('link', { name: 'Missed 280 calls' }).click();
  await expect(page).toHaveURL(/outcome=missed/);
  await expect(total(page)).toHaveText('280 calls');
  await expect(firstCall(page)).toContainText('Missed');
  // Its own filter does not count: the other outcomes are still offered.
  await expect(page.getByRole('link', { name: 'Answered 840 calls' })).toBeVisible();

  const number = await firstCall(page).getByRole('cell').nth(2).textContent();
  await firstCall(page).getByRole('link').first().click();
  await expect(page).toHaveURL(/\/calls\/[0-9a-f-]{36}/);
  await page.goBack();
  await expect(page).toHaveURL(/outcome=missed/);
  await expect(firstCall(page)).toContainText(number ?? '?');

  await page.goto(`/calls?connection=${line.id}&outcome=answered&duration=500-`);
  await expect(page.getByRole('link', { name: 'Remove the filter “Duration ≥ 500 s”' })).toBeVisible();
  await page.goto(`/calls?connection=${line.id}&outcome=lost`);
  await expect(page.getByText('Not understood and left out: “outcome=lost”')).toBeVisible();
});

test('finds part of a number however it is written, and shows where', async ({ page }) => {
  await openList(page);
  const search = page.getByRole('textbox', { name: 'Search calls' });
  await expect(async () => {
    await page.locator('h1').click();
    await page.keyboard.press('/');
    await expect(search).toBeFocused({ timeout: 500 });
  }).toPass();
  await search.fill('+91 98765-01119');
  await search.press('Enter');
  await expect(total(page)).toHaveText('1 call');
  await expect(firstCall(page)).toContainText('+919876501119');
  await expect(firstCall(page).locator('mark')).toHaveText('919876501119');
  await search.fill(`list-${line.id}-77`);
  await search.press('Enter');
  await expect(total(page)).toHaveText('1 call');
  await expect(firstCall(page)).toContainText('Call id');
});

test('goes forward and back past the thousandth row, in any order', async ({ page }) => {
  await openList(page, '&sort=-duration');
  await expect(page.getByRole('columnheader', { name: 'Duration' })).toHaveAttribute(
    'aria-sort',
    'descending',
  );
  await page.goto(`/calls?connection=${line.id}`);
  const rowLinks = async () =>
    await page
      .locator('a[data-row-link]')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  const first = await rowLinks();
  const pages = [first];
  while (pages.flat().length < 1_050) {
    const before = page.url();
    await page.getByRole('link', { name: 'Next →' }).click();
    await page.waitForURL((url) => url.href !== before);
    const [last] = pages.at(-1) ?? [];
    await expect.poll(async () => ![undefined, last].includes((await rowLinks())[0])).toBe(true);
    pages.push(await rowLinks());
  }
  expect(new Set(pages.flat()).size).toBe(pages.flat().length);
  for (let index = pages.length - 2; index >= 0; index -= 1) {
    await page.getByRole('link', { name: '← Previous' }).click();
    await expect.poll(async () => await rowLinks()).toEqual(pages[index]);
  }
});

test('announces new calls without moving the rows that are read', async ({ page }) => {
  await openList(page);
  await expect(firstCall(page)).toContainText('+919876501119', { timeout: 20_000 });
  await send(many);
  const news = page.getByRole('button', { name: '1 new call' });
  await expect(news).toBeVisible();
  await expect(firstCall(page)).toContainText('+919876501119');
  await news.click();
  await expect(firstCall(page)).toContainText('+919876501120');
  await expect(news).toBeHidden();
});

test('keeps views: saved, pinned, opened by default, and deleted', async ({ page }) => {
  await openOwnList(page, '&outcome=missed');
  const name = `Missed ${line.id.slice(-6)}`;
  const views = page.getByRole('button', { name: /^Views/ });
  await expect(async () => {
    await views.click();
    await expect(page.getByRole('button', { name: 'Save as a view …' })).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await page.getByRole('button', { name: 'Save as a view …' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill(name);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  const more = page.getByRole('button', { name: `More for “${name}”` });
  await more.click();
  await page.getByRole('button', { name: 'Pin above the list' }).click();
  await expect(
    page.getByRole('navigation', { name: 'Pinned views' }).getByRole('link', { name }),
  ).toBeVisible();
  await expect(async () => {
    const open = page.getByRole('button', { name: 'Open by default', exact: true });
    if (!(await open.isVisible())) await more.click();
    await open.click({ timeout: 1_000 });
  }).toPass();
  await expect(async () => {
    const chosen = page.getByRole('button', { name: 'No longer open by default' });
    if (!(await chosen.isVisible())) await more.click({ timeout: 1_000 });
    await expect(chosen).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await page.goto('/calls');
  await expect(page).toHaveURL(/outcome=missed/);
  await page.goto('/calls?view=all');
  await expect(page).not.toHaveURL(/outcome/);

  await expect(async () => {
    if (!(await more.isVisible())) await views.click();
    await more.click({ timeout: 1_000 });
    await page.getByRole('button', { name: 'Delete …' }).click({ timeout: 1_000 });
  }).toPass();
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(page.getByRole('navigation', { name: 'Pinned views' })).toBeHidden();
  await page.goto('/calls');
  await expect(page).not.toHaveURL(/outcome/);
});

test('remembers which columns are shown', async ({ page }) => {
  await openOwnList(page);
  await expect(async () => {
    await page.getByRole('button', { name: 'Columns' }).click();
    await expect(page.getByRole('checkbox', { name: 'Business number' })).toBeVisible({ timeout: 1_000 });
  }).toPass();
  const box = page.getByRole('checkbox', { name: 'Business number' });
  // Not the note that somebody is there, which is sent as well.
  const saved = page.waitForResponse(
    (response) =>
      response.request().method() === 'POST' &&
      response.ok() &&
      new URL(response.url()).pathname === '/calls',
  );
  await box.check();
  await saved;
  await page.reload();
  await expect(page.getByRole('columnheader', { name: 'Business number' })).toBeVisible();
  await expect(async () => {
    await page.getByRole('button', { name: 'Columns' }).click();
    await expect(page.getByRole('button', { name: 'Reset' })).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await page.getByRole('button', { name: 'Reset' }).click();
  await expect(page.getByRole('columnheader', { name: 'Business number' })).toBeHidden();
});

test('opens a call by a click anywhere on its row, with Ctrl in a tab of its own', async ({
  page,
  context,
}) => {
  await openList(page);
  const row = firstCall(page);
  const href = (await row.locator('a[data-row-link]').getAttribute('href')) ?? '';
  const opened = context.waitForEvent('page');
  await row.locator('[data-column="outcome"]').click({ modifiers: ['Control'] });
  const tab = await opened;
  await tab.waitForURL((url) => url.pathname + url.search === href);
  expect(new URL(page.url()).pathname).toBe('/calls');
  await page.evaluate(() => document.body.setAttribute('data-same-page', ''));
  await row.locator('[data-column="outcome"]').click();
  await page.waitForURL((url) => url.pathname + url.search === href);
  await expect(page.locator('body[data-same-page]')).toBeAttached();
});

test('is exported as it is filtered', async ({ page }) => {
  await openList(page, '&outcome=missed');
  await expect(total(page)).toHaveText('281 calls');
  await openExport(page);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'CSV (spreadsheet)' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^calls-\d{4}-\d{2}-\d{2}\.csv$/);
  const records = (await readFile(await download.path(), 'utf8')).split('\r\n').filter(Boolean);
  expect(records).toHaveLength(282);
  expect(records[0]).toMatch(/Started \([^)]+\)/);
  expect(records.slice(1).every((record) => record.includes('missed'))).toBe(true);
  await expect(page.getByRole('status').filter({ hasText: '281 calls' })).toBeVisible();
});

async function openExport(page: Page): Promise<void> {
  await expect(async () => {
    await page.getByRole('button', { name: 'Export' }).click();
    await expect(page.getByRole('menuitem', { name: 'CSV (spreadsheet)' })).toBeVisible({ timeout: 1_000 });
  }).toPass();
}

test('goes anywhere by the keyboard', async ({ page }) => {
  await openList(page);
  await expect(async () => {
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('dialog', { name: 'Command menu' })).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await page.keyboard.type('9876500077');
  // The call may stand there already among those found for the first nine digits; Enter takes it when it is the only one.
  await expect(page.getByRole('status').filter({ hasText: '1 call found.' })).toBeVisible();
  await expect(page.getByRole('option', { name: /\+919876500077/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/calls\/[0-9a-f-]{36}/);
  await page.goBack();
  await expect(firstCall(page)).toBeVisible();
  await expect(async () => {
    await page.locator('h1').click();
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible({ timeout: 2_000 });
  }).toPass();
});

test('shows a viewer no full number, finds none by its hidden digits, and exports nothing', async ({
  browser,
}) => {
  const page = await browser.newPage();
  await signIn(page, await addPerson('viewer'));
  await page.goto(`/calls?connection=${line.id}`);
  await expect(firstCall(page)).toContainText('•');
  expect(await page.content()).not.toContain('9876501119');
  await expect(page.getByRole('button', { name: 'Export' })).toBeHidden();
  expect((await page.request.get(`/api/calls/export?connection=${line.id}&format=csv`)).status()).toBe(403);
  await page.goto(`/calls?connection=${line.id}&q=9876501119`);
  const list = page.locator('#main');
  await expect(list.getByText('No call matches.')).toBeVisible();
  await expect(list.getByText('finds them by their last three digits')).toBeVisible();
  await page.close();
});
