import { expect, test } from '@playwright/test';
import { addConnection, copyAddress, showSecret } from './add-connection.ts';
import { addPerson, enterAsAdmin, signIn } from './people.ts';

test('a connection is added; its address can be copied, hidden and shown again', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await enterAsAdmin(page);
  await addConnection(page);
  const url = await copyAddress(page);
  expect(url).toMatch(/\/api\/webhooks\/[a-z0-9-]+\/[0-9a-f-]{36}\/whs_[\w-]{32}$/);

  await page.reload();
  await expect(page.getByRole('button', { name: 'Show secret' })).toBeVisible();
  expect(await page.content()).not.toContain('whs_');
  await showSecret(page);
  expect(await copyAddress(page)).toBe(url);
});

test('the page notices the first delivery, a failed one and a refused one', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await enterAsAdmin(page);
  await addConnection(page);
  await expect(page.getByText('Waiting for the first delivery.')).toBeVisible();
  const url = await copyAddress(page);

  expect((await page.request.post(url, { data: { call_id: 'e2e-1' } })).status()).toBe(200);
  await page.goto(page.url().replace(/\/setup$/, ''));
  await expect(page.getByText('Active').first()).toBeVisible();
  const broken = { headers: { 'content-type': 'application/json' }, data: Buffer.from('<b>{broken</b>') };
  expect((await page.request.post(url, broken)).status()).toBe(400);
  expect((await page.request.post(`${url}x`, broken)).status()).toBe(401);
  await expect(page.getByText(/refused|Rejected/i).first()).toBeVisible({ timeout: 20_000 });

  await page.getByRole('link', { name: 'All', exact: true }).click();
  await page.getByRole('combobox', { name: 'State' }).selectOption('failed');
  await expect(page).toHaveURL(/state=failed/);
  await page
    .getByRole('row', { name: /Failed/ })
    .getByRole('link')
    .click();
  await expect(page.getByText('It could not be read')).toBeVisible();
  await expect(page.getByLabel('Body as text')).toHaveText('<b>{broken</b>');

  await page.goto('/deliveries?state=rejected');
  await expect(page.getByText('the secret was wrong').first()).toBeVisible();
});

test('a form says which value is wrong and keeps the others', async ({ page }) => {
  await enterAsAdmin(page);
  const label = await addConnection(page);
  await page.goto('/connections/new');
  await page.getByRole('radio').first().check();
  await page.getByRole('textbox', { name: 'Label' }).fill(label);
  await page.getByRole('button', { name: 'Add connection' }).click();
  await expect(page.getByText(`Another connection is called "${label}"`)).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Label' })).toHaveValue(label);
});

test('a manager sees no admin page', async ({ page }) => {
  await signIn(page, await addPerson('manager'));
  await expect(page.getByRole('link', { name: 'Calls', exact: true })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Connections', exact: true })).toHaveCount(0);
  expect((await page.goto('/connections'))?.status()).toBe(403);
  await expect(page.getByText('Your role does not include this page')).toBeVisible();
});
