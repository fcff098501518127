import { expect, test } from '@playwright/test';
import { registry } from '../../lib/providers/registry.ts';
import { connect } from './connect.ts';
import { enterAsFreshAdmin } from './people.ts';
import { randomWord } from './random-word.ts';

test.beforeEach(({ page }) => enterAsFreshAdmin(page));

for (const { id, label } of registry) {
  test(`${label} is added step by step, and its first delivery appears by itself`, async ({ page }) => {
    await page.goto('/connections/new');
    await page.getByRole('radio', { name: label }).check();
    const own = `${label} ${randomWord()}`;
    await page.getByRole('textbox', { name: 'Label' }).fill(own);
    const secret = page.getByRole('textbox', { name: /secret/i });
    if (await secret.isVisible()) await secret.fill('the secret that the portal shows');
    await page.getByRole('button', { name: 'Add connection' }).click();
    await page.waitForURL(/\/connections\/[0-9a-f-]+\/setup$/);
    await expect(page.getByRole('heading', { name: own })).toBeVisible();
    await expect(page.getByText('Waiting for the first delivery.')).toBeVisible();

    await page.getByText('Try it without the provider').click();
    const example = page
      .getByRole('textbox', { name: 'Example request' })
      .or(page.getByText(/^curl '/))
      .first();
    const command = (await example.inputValue().catch(() => null)) ?? (await example.textContent()) ?? '';
    const { url, headers, body } = requestOf(command);
    expect(url, command).toContain(`/api/webhooks/${id}/`);
    const answer = await page.request.fetch(url, {
      method: body === undefined ? 'GET' : 'POST',
      headers,
      ...(body === undefined ? {} : { data: body }),
    });
    expect(answer.status(), await answer.text()).toBe(200);

    await expect(page.getByText(/This call started|Is that right/).first()).toBeVisible({ timeout: 10_000 });
    await page.getByRole('link', { name: 'Yes, that is right' }).click();
    await expect(page.getByText('Active').first()).toBeVisible();
  });
}

test('a wrong secret shows on the set-up page by itself, with what to do', async ({ page }) => {
  const { id, url } = await connect();
  await page.goto(`/connections/${id}/setup`);
  await expect(page.getByText('Waiting for the first delivery.')).toBeVisible();
  expect((await page.request.post(`${url}x`, { data: { call_id: '1' } })).status()).toBe(401);
  await expect(
    page
      .getByText(/secret/i)
      .filter({ hasText: /wrong/i })
      .first(),
  ).toBeVisible({ timeout: 10_000 });
});

test('a test delivery goes the real way, is marked, counts nowhere, and can be removed', async ({ page }) => {
  const { id } = await connect();
  await page.goto(`/connections/${id}/setup`);
  await expect(async () => {
    await page.getByRole('button', { name: 'Send a test delivery' }).click();
    await expect(page.getByText(/requests? were accepted|was accepted/)).toBeVisible({ timeout: 4_000 });
  }).toPass();
  await expect(page.getByText('The test arrived and became a call')).toBeVisible({ timeout: 15_000 });
  await page.getByRole('link', { name: 'Look at the call' }).click();
  await expect(page.getByText(/test/i).first()).toBeVisible();
  await page.goto(`/?connection=${id}`);
  await expect(page.getByText('No call of this period has ended.')).toBeVisible();
  await expect(page.getByRole('link', { name: '1 test' })).toBeVisible();

  await page.goto(`/connections/${id}/setup`);
  await page.getByRole('button', { name: /Remove test data/ }).click();
  await expect(page.getByText('The test data is gone.')).toBeVisible();
  await page.goto(`/calls?connection=${id}`);
  await expect(page.getByText(/0 calls|No call/).first()).toBeVisible();
});

/** The request of a command that is shown for pasting into a terminal. */
function requestOf(command: string) {
  const quoted = [...command.matchAll(/(curl|-H|--data-binary) '((?:[^']|'\\'')*)'/g)].map(
    ([, option = '', text = '']) => [option, text.replaceAll("'\\''", "'")] as const,
  );
  const of = (option: string) => quoted.filter(([name]) => name === option).map(([, text]) => text);
  const headers = of('-H').map((line) => [
    line.slice(0, line.indexOf(':')),
    line.slice(line.indexOf(':') + 2),
  ]);
  return { url: of('curl')[0] ?? '', headers: Object.fromEntries(headers), body: of('--data-binary')[0] };
}
