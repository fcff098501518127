import { expect, test } from '@playwright/test';
import { connect, endedCall } from './connect.ts';
import { openDialog } from './open-dialog.ts';
import { addPerson, enterAsFreshAdmin, signIn } from './people.ts';
import { randomWord } from './random-word.ts';
import { untilListed } from './until-listed.ts';

test.beforeEach(({ page }) => enterAsFreshAdmin(page));

test('an unknown word is given a meaning, the calls are right, and it is taken back', async ({ page }) => {
  const { id, url } = await connect();
  const word = `Q${randomWord()}`;
  const data = endedCall({ call_id: `w-${id}`, hangup_cause: word });
  expect((await page.request.post(url, { data })).status()).toBe(200);
  await page.goto(`/calls?connection=${id}`);
  await untilListed(page, page.getByRole('row').filter({ hasText: 'Unknown' }));

  await page.goto('/words');
  await page.getByRole('link', { name: `Say what “hangup_cause=${word}” means` }).click();
  await page.getByRole('radio', { name: /^No agent free/ }).check();
  await page.getByRole('radio', { name: /^System The/ }).check();
  await page.getByRole('button', { name: 'Preview' }).click();
  await expect(page.getByRole('heading', { name: 'What would change' })).toBeVisible();
  await page.getByRole('button', { name: /^Publish, and read 1 call again/ }).click();
  await expect(page.getByText('All calls with this word were read again')).toBeVisible({ timeout: 20_000 });
  await page.goto(`/calls?connection=${id}&reason=no_agent`);
  await expect(page.getByRole('row').filter({ hasText: 'Missed' })).toBeVisible();

  await page.goto('/words');
  await openDialog(page, `Roll back “hangup_cause=${word}”`);
  await page.getByRole('dialog').getByRole('button', { name: 'Roll back' }).click();
  await expect(async () => {
    await page.goto(`/calls?connection=${id}&certainty=unmapped`);
    await expect(page.getByRole('row').filter({ hasText: 'Unknown' })).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 20_000 });
});

test('what is filtered is tried out, then read again with progress', async ({ page }) => {
  const { id, url } = await connect();
  expect((await page.request.post(url, { data: endedCall({ call_id: `r-${id}` }) })).status()).toBe(200);
  await page.goto(`/deliveries?connection=${id}`);
  await page.getByRole('link', { name: /^Replay these/ }).click();
  await expect(page.getByText(/Nothing was changed/)).toBeVisible();
  await page.getByRole('button', { name: /Read .*again|Replay/ }).click();
  await expect(page.getByText(/Done|done|read again/).first()).toBeVisible({ timeout: 20_000 });
  await page.goto('/audit');
  await expect(
    page
      .getByRole('row')
      .filter({ hasText: /replay/i })
      .first(),
  ).toBeVisible();
});

test('settings hold at once: a name, masking, and a number that is erased', async ({ page, browser }) => {
  await page.goto('/settings');
  await page
    .getByRole('form', { name: 'Organisation' })
    .getByRole('textbox', { name: 'Name' })
    .fill('Zürich & Söhne');
  await page.getByRole('button', { name: 'Save: Organisation' }).click();
  await expect(page.getByRole('banner').getByText('Zürich & Söhne')).toBeVisible();
  await expect(page).toHaveTitle('Settings · Zürich & Söhne · Switchboard');
  const stranger = await (await browser.newContext({ baseURL: new URL(page.url()).origin })).newPage();
  await stranger.goto('/settings');
  await expect(stranger).toHaveTitle('Sign in · Switchboard');
  await stranger.context().close();

  const { id, url } = await connect();
  const number = `90${Math.floor(10_000_000 + Math.random() * 89_999_999)}`;
  const data = endedCall({ call_id: `e-${id}`, caller_number: number });
  expect((await page.request.post(url, { data })).status()).toBe(200);
  await page.goto(`/calls?connection=${id}`);
  await untilListed(page, page.getByRole('row').filter({ hasText: number }));

  const elsewhere = await browser.newContext({ baseURL: new URL(page.url()).origin });
  const theirs = await elsewhere.newPage();
  await signIn(theirs, await addPerson('manager'));
  await theirs.goto(`/calls?connection=${id}`);
  await expect(theirs.getByRole('row').filter({ hasText: number })).toBeVisible();
  await page.goto('/settings');
  await page.getByRole('checkbox', { name: 'Managers' }).check();
  await page.getByRole('button', { name: 'Save: Telephone numbers' }).click();
  await expect(async () => {
    await theirs.reload();
    await expect(theirs.getByRole('row').filter({ hasText: '•' }).first()).toBeVisible({ timeout: 1_000 });
  }).toPass();
  expect(await theirs.content()).not.toContain(number);
  await page.getByRole('checkbox', { name: 'Managers' }).uncheck();
  await page.getByRole('button', { name: 'Save: Telephone numbers' }).click();
  await elsewhere.close();

  await page.goto('/settings/erase');
  await page.getByRole('textbox', { name: 'Telephone number' }).fill(`+91${number}`);
  await expect(async () => {
    await page.getByRole('button', { name: 'See what is stored' }).click();
    await expect(page.getByRole('heading', { name: /Stored about/ })).toBeVisible({ timeout: 3_000 });
  }).toPass();
  await page.getByRole('button', { name: 'Erase all of this' }).click();
  await expect(page.getByText('Erased', { exact: true })).toBeVisible({ timeout: 20_000 });
  await page.goto(`/calls?q=${number}`);
  await expect(page.getByRole('row').filter({ hasText: number })).toHaveCount(0);
  await page.goto('/audit');
  await expect(page.getByRole('row').filter({ hasText: /eras/i }).first()).toBeVisible();
  expect(await page.content()).not.toContain(number);
});
