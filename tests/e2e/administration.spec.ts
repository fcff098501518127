import { expect, type Page, test } from '@playwright/test';
import { registry } from '../../lib/providers/registry.ts';
import { operate } from '../instance.ts';
import { addPerson, enterAsFreshAdmin, signIn } from './people.ts';
import { untilListed } from './until-listed.ts';

const here = { APP_URL: process.env.SWITCHBOARD_TEST_URL ?? '' };
const some = () => Math.random().toString(36).slice(2, 8);

test.beforeEach(({ page }) => enterAsFreshAdmin(page));

async function connect(provider = 'alohaa'): Promise<{ id: string; url: string; label: string }> {
  const label = `${provider} ${some()}`;
  const added = await operate(
    ['connection', 'add', '--provider', provider, '--label', label, '--json'],
    here,
  );
  return { ...JSON.parse(added), label };
}

/** Until the page's scripts run, its buttons do nothing. */
async function openDialog(page: Page, button: string): Promise<void> {
  await expect(async () => {
    await page.getByRole('button', { name: button, exact: true }).click();
    await expect(page.getByRole('dialog')).toBeVisible({ timeout: 1000 });
  }).toPass();
}

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

const ended = (more: Record<string, unknown>) => ({
  call_type: 'incoming',
  caller_number: '9052931234',
  receiver_number: '9676501234',
  did_number: '918069731234',
  call_status: 'notanswered',
  received_at: '2026-11-20T06:48:01.000Z',
  ended_at: '2026-11-20T06:49:10.000Z',
  ...more,
});

for (const { id, label } of registry) {
  test(`${label} is added step by step, and its first delivery appears by itself`, async ({ page }) => {
    await page.goto('/connections/new');
    await page.getByRole('radio', { name: label }).check();
    const own = `${label} ${some()}`;
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
  const { id, label } = await connect();
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
  expect(label).toContain('alohaa');
});

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

test('an unknown word is given a meaning, the calls are right, and it is taken back', async ({ page }) => {
  const { id, url } = await connect();
  const word = `Q${some()}`;
  const data = ended({ call_id: `w-${id}`, hangup_cause: word });
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

test('a connection is renamed and re-zoned, paused and resumed, and its calls follow', async ({ page }) => {
  const { id, url } = await connect();
  await page.goto(`/connections/${id}`);
  await openDialog(page, 'Change settings');
  const renamed = `Renamed ${some()}`;
  await page.getByRole('dialog').getByRole('textbox', { name: 'Label' }).fill(renamed);
  await page.getByRole('dialog').getByRole('button', { name: 'Save settings' }).click();
  await expect(page.getByRole('heading', { name: renamed })).toBeVisible();

  await openDialog(page, 'Pause');
  await page.getByRole('dialog').getByRole('button', { name: 'Pause it' }).click();
  await expect(page.getByText('Paused').first()).toBeVisible();
  expect((await page.request.post(url, { data: ended({ call_id: `p-${id}` }) })).status()).toBe(200);
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
  expect((await page.request.post(url, { data: ended({ call_id: `d-${id}` }) })).status()).toBe(200);
  await page.goto(`/connections/${id}`);
  await openDialog(page, 'Delete connection…');
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

test('what is filtered is tried out, then read again with progress', async ({ page }) => {
  const { id, url } = await connect();
  expect((await page.request.post(url, { data: ended({ call_id: `r-${id}` }) })).status()).toBe(200);
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
  const data = ended({ call_id: `e-${id}`, caller_number: number });
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
