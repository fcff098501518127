import { expect, test } from '@playwright/test';
import { connect, endedCall } from './connect.ts';
import { expectNoFault } from './expect-no-fault.ts';
import { openDialog } from './open-dialog.ts';
import { enterAsFreshAdmin } from './people.ts';
import { randomWord } from './random-word.ts';
import { untilListed } from './until-listed.ts';

test.beforeEach(({ page }) => enterAsFreshAdmin(page));

test('a secret is rotated under traffic without one refusal, and the old one revoked', async ({ page }) => {
  const { id, url } = await connect();
  let address = url;
  let number = 0;
  let going = true;
  const answers: number[] = [];
  const traffic = (async () => {
    while (going) {
      number += 1;
      answers.push((await page.request.post(address, { data: { call_id: `t-${id}-${number}` } })).status());
    }
  })();
  await page.goto(`/connections/${id}`);
  await openDialog(page, 'Rotate');
  await page.getByRole('dialog').getByRole('button', { name: 'Rotate secret' }).click();
  await expect(page.getByText('There is a new secret')).toBeVisible();
  await page.goto(`/connections/${id}/setup`);
  await expect(async () => {
    await page.getByRole('button', { name: 'Show secret' }).click();
    await expect(page.getByRole('button', { name: 'Hide secret' })).toBeVisible({ timeout: 2_000 });
  }).toPass();
  const shown = await page
    .getByText(/\/api\/webhooks\/alohaa\/[0-9a-f-]+\/whs_/)
    .first()
    .textContent();
  const after = /https?:\S+whs_[\w-]+/.exec(shown ?? '')?.[0] ?? '';
  expect(after).not.toBe(url);
  for (let index = 0; index < 20; index += 1) {
    address = index % 2 === 0 ? after : url;
    await page.waitForTimeout(50);
  }
  address = after;
  await page.waitForTimeout(300);
  going = false;
  await traffic;
  expect(answers.length).toBeGreaterThan(20);
  expect(answers.filter((status) => status !== 200)).toEqual([]);

  await page.goto(`/connections/${id}`);
  await expect(async () => {
    await page
      .getByRole('button', { name: /^Revoke / })
      .last()
      .click();
    await expect(page.getByRole('dialog')).toBeVisible({ timeout: 1_000 });
  }).toPass();
  const dialog = page.getByRole('dialog');
  const anyway = dialog.getByRole('checkbox', { name: 'End it all the same' });
  if (await anyway.isVisible()) await anyway.check();
  await dialog.getByRole('button', { name: 'Revoke secret' }).click();
  await expect(dialog).toBeHidden();
  const statuses = [];
  for (const each of [url, after])
    statuses.push((await page.request.post(each, { data: { call_id: 'x' } })).status());
  expect(statuses.sort()).toEqual([200, 401]);
});

test('a connection is renamed and re-zoned, paused and resumed, and its calls follow', async ({ page }) => {
  const { id, url } = await connect();
  await page.goto(`/connections/${id}`);
  await openDialog(page, 'Change settings');
  const renamed = `Renamed ${randomWord()}`;
  await page.getByRole('dialog').getByRole('textbox', { name: 'Label' }).fill(renamed);
  await page.getByRole('dialog').getByRole('button', { name: 'Save settings' }).click();
  await expect(page.getByRole('heading', { name: renamed })).toBeVisible();

  await openDialog(page, 'Pause');
  await page.getByRole('dialog').getByRole('button', { name: 'Pause it' }).click();
  await expect(page.getByText('Paused').first()).toBeVisible();
  expect((await page.request.post(url, { data: endedCall({ call_id: `p-${id}` }) })).status()).toBe(200);
  await page.goto(`/calls?connection=${id}`);
  await expect(page.getByText(/^0 calls$|No calls?/).first()).toBeVisible();
  await page.goto(`/connections/${id}`);
  await page.getByRole('button', { name: 'Resume' }).first().click();
  await expect(page.getByText('Active').first()).toBeVisible({ timeout: 15_000 });
  await page.goto(`/calls?connection=${id}`);
  await untilListed(page, page.getByRole('row').filter({ hasText: renamed }));
});

test('a connection is deleted with everything it brought, and its address is no more', async ({ page }) => {
  const { id, url, label } = await connect();
  expect((await page.request.post(url, { data: endedCall({ call_id: `d-${id}` }) })).status()).toBe(200);
  await page.goto(`/connections/${id}`);
  await openDialog(page, 'Delete connection…');
  await expectNoFault(page);
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('Deliveries', { exact: true })).toBeVisible();
  await dialog.getByRole('textbox', { name: /type its name/ }).fill(label);
  await dialog.getByRole('button', { name: 'Delete for ever' }).click();
  await expect.poll(async () => (await page.request.post(url, { data: {} })).status()).toBe(401);
  await expect(async () => {
    await page.goto('/connections');
    await expect(page.getByText(label)).toHaveCount(0, { timeout: 1_000 });
  }).toPass({ timeout: 20_000 });
});
