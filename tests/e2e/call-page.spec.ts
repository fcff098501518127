import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { signCallId } from '../../lib/signatures/hmac-call-id.ts';
import { operate } from '../instance.ts';
import { connect, inIndia } from './connect.ts';
import { addPerson, enterAsAdmin, signIn } from './people.ts';

const here = { APP_URL: process.env.SWITCHBOARD_TEST_URL ?? '' };
const secret = 'the secret that the portal shows';

/** An AI call with a conversation, as the provider's sample tells it, on a connection of its own. */
async function aiCall(page: Page): Promise<string> {
  const { url, id } = await connect('synthflow', '--secret', secret);
  const fixture = 'lib/providers/synthflow/fixtures/first-generation-as-printed.json';
  const [sample] = JSON.parse(
    readFileSync(path.join(import.meta.dirname, '../..', fixture), 'utf8'),
  ).deliveries;
  const said = JSON.parse(sample.body);
  said.call.call_id = `e2e-${Math.random().toString(36).slice(2)}`;
  said.call.start_time = new Date(Date.now() - 3_600_000).toISOString();
  said.call.recording_url = 'https://storage.googleapis.com/recordings/e2e.mp3';
  const body = JSON.stringify(said);
  const headers = {
    'content-type': 'application/json',
    'synthflow-signature': signCallId(said.call.call_id, secret),
  };
  expect((await page.request.post(url, { data: body, headers })).status()).toBe(200);
  let found: string | undefined;
  await expect
    .poll(async () => {
      const lines = (await operate(['calls'], here)).split('\n').filter((line) => line.includes(id));
      found = lines[0] === undefined ? undefined : JSON.parse(lines[0]).id;
      return found;
    }, patience)
    .toBeDefined();
  return found ?? '';
}

/** A command of the operator takes seconds while other tests keep the computer busy. */
const patience = { timeout: 30_000 };

test('notes, tags and a disposition are added to a call and stay after a rebuild', async ({ page }) => {
  await enterAsAdmin(page);
  const call = await aiCall(page);
  await page.goto(`/calls/${call}`);
  const note = page.getByRole('textbox', { name: 'New note' });
  await expect(async () => {
    await note.fill('Call back on Monday <b>after nine</b>');
    await page.getByRole('form', { name: 'Add a note' }).getByRole('button').first().click();
    await expect(page.getByRole('region', { name: 'Notes', exact: true })).toContainText(
      '<b>after nine</b>',
      {
        timeout: 2_000,
      },
    );
  }).toPass();
  const tags = page.getByRole('combobox', { name: 'Tags' });
  const kept = page.waitForResponse((response) => response.request().method() === 'POST' && response.ok());
  await tags.fill('VIP');
  await tags.press('Enter');
  await kept;
  await operate(['rebuild'], here);
  await page.reload();
  await expect(page.getByRole('region', { name: 'Notes', exact: true })).toContainText('Call back on Monday');
  await expect(page.getByRole('region', { name: 'Notes and tags' }).getByText('VIP')).toBeVisible();
  await page.getByText('Body, laid out').first().click();
  await expect(page.getByText('"call_id"').first()).toBeVisible();
});

test('a conversation is searched, and a viewer sees neither numbers nor bodies', async ({
  page,
  browser,
}) => {
  await enterAsAdmin(page);
  const call = await aiCall(page);
  await page.goto(`/calls/${call}`);
  const search = page.getByRole('textbox', { name: 'Search this conversation' });
  await search.fill('the');
  await expect(page.locator('mark').first()).toBeVisible();

  const other = await browser.newPage();
  await signIn(other, await addPerson('viewer'));
  const answer = await other.goto(`/calls/${call}`);
  expect(await answer?.text()).not.toMatch(/\+\d{10,}/);
  expect((await other.request.get(`/api/calls/${call}/recording`)).status()).toBe(403);
  await expect(other.getByRole('textbox', { name: 'New note' })).toBeHidden();
  await other.close();
});

test('a call leads to the next one of the list it was opened from, and back', async ({ page }) => {
  await enterAsAdmin(page);
  await aiCall(page);
  await aiCall(page);
  await page.goto('/calls?provider=synthflow');
  const links = page.locator('a[data-row-link]');
  await expect(links.nth(1)).toBeVisible();
  const second = new URL((await links.nth(1).getAttribute('href')) ?? '', page.url()).pathname;
  await links.first().click();
  await expect(page).toHaveURL(/\/calls\/[0-9a-f-]{36}/);
  await expect(async () => {
    await page.locator('h1').click();
    await page.keyboard.press('j');
    await expect(page).toHaveURL(new RegExp(second), { timeout: 1_500 });
  }).toPass();
  await page.getByRole('link', { name: /list/i }).first().click();
  await expect(page).toHaveURL(/provider=synthflow/);
});

test('a recording is played through our own origin, from the moment in the link', async ({ page }) => {
  await enterAsAdmin(page);
  const call = await aiCall(page);
  const sound = silence(60);
  await page.route('**/api/calls/*/recording', async (route) => {
    const asked = /bytes=(\d+)-(\d*)/.exec((await route.request().headerValue('range')) ?? '');
    const from = Number(asked?.[1] ?? 0);
    const to = Number(asked?.[2] || sound.length - 1);
    const range = { 'accept-ranges': 'bytes', 'content-range': `bytes ${from}-${to}/${sound.length}` };
    const body = sound.subarray(from, to + 1);
    await route.fulfill({ status: 206, headers: range, contentType: 'audio/wav', body });
  });
  await page.goto(`/calls/${call}#t=30`);
  const play = page.getByRole('button', { name: 'Play', exact: true });
  await expect(async () => {
    await play.click({ timeout: 1_000 });
    await expect(page.getByRole('button', { name: /^Pause/ })).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await expect
    .poll(() => page.locator('audio').evaluate((audio: HTMLAudioElement) => audio.currentTime))
    .toBeGreaterThan(29);

  const time = () => page.locator('audio').evaluate((audio: HTMLAudioElement) => audio.currentTime);
  await page.getByRole('combobox', { name: 'Speed' }).selectOption('2');
  expect(await page.locator('audio').evaluate((audio: HTMLAudioElement) => audio.playbackRate)).toBe(2);
  await page.getByRole('button', { name: '10 seconds back' }).click();
  await expect.poll(time).toBeLessThan(29);
  // A turn of the conversation leads to about where it was said.
  await page.getByRole('button', { name: 'Play from about 0:00' }).click();
  await expect.poll(time).toBeLessThan(10);
});

test('a live call ends before the reader’s eyes', async ({ page }) => {
  await enterAsAdmin(page);
  const { url, id } = await connect('alohaa', ...inIndia);
  const told = JSON.parse(
    readFileSync(
      path.join(import.meta.dirname, '../../lib/providers/alohaa/fixtures/incoming-answered.json'),
      'utf8',
    ),
  ).deliveries;
  const at = new Date(Date.now() - 60_000).toISOString();
  const said = told.map(({ body }: { body: unknown }) => ({
    ...(typeof body === 'string' ? JSON.parse(body) : body),
    received_at: at,
  }));
  await page.request.post(url, { data: said[0] });
  await page.goto(`/calls?connection=${id}`);
  const row = page.locator('a[data-row-link]').first();
  await expect(row).toBeVisible({ timeout: 10_000 });
  await row.click();
  await expect(page.getByText(/^Live/).first()).toBeVisible();
  await page.request.post(url, { data: { ...said[1], ended_at: new Date().toISOString() } });
  await expect(page.getByText('Answered', { exact: true }).first()).toBeVisible({ timeout: 5_000 });
  await expect(page.getByText(/^Live/)).toBeHidden();
});

test('what is said of AI calls fits 360 pixels', async ({ page }) => {
  await enterAsAdmin(page);
  const call = await aiCall(page);
  await page.setViewportSize({ width: 360, height: 740 });
  for (const [address, shown] of [
    ['/ai-calls?period=365d', 'Newest calls'],
    [`/calls/${call}`, 'Evidence'],
    ['/calls?provider=synthflow', 'Calls'],
  ] as const) {
    await page.goto(address);
    await expect(page.getByRole('heading', { name: shown }).first()).toBeVisible();
    const overflow = () =>
      page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    await expect.poll(overflow, address).toBe(0);
  }
});

/** A WAV file of so many seconds of nothing: 8,000 samples of one byte a second. */
function silence(seconds: number): Buffer {
  const samples = Buffer.alloc(8_000 * seconds, 0x80);
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + samples.length, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(8_000, 24);
  head.writeUInt32LE(8_000, 28);
  head.writeUInt16LE(1, 32);
  head.writeUInt16LE(8, 34);
  head.write('data', 36);
  head.writeUInt32LE(samples.length, 40);
  return Buffer.concat([head, samples]);
}
