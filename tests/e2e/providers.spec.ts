import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { signCallId } from '../../lib/signatures/hmac-call-id.ts';
import { operate } from '../instance.ts';
import { showSecret } from './add-connection.ts';
import { connect } from './connect.ts';
import { enterAsAdmin } from './people.ts';
import { untilListed } from './until-listed.ts';

const here = { APP_URL: process.env.SWITCHBOARD_TEST_URL ?? '' };

/** A provider's sample as it stands beside its folder. */
function sample(provider: string, name: string) {
  const file = path.join(import.meta.dirname, '../../lib/providers', provider, 'fixtures', `${name}.json`);
  return JSON.parse(readFileSync(file, 'utf8')).deliveries;
}

test('an AI call is read as a conversation, with what was extracted from it', async ({ page }) => {
  const secret = 'the secret that the portal shows';
  const { url, id } = await connect('synthflow', '--secret', secret);
  const [{ body }] = sample('synthflow', 'first-generation-as-printed');
  const signature = signCallId(JSON.parse(body).call.call_id, secret);
  const headers = { 'content-type': 'application/json', 'synthflow-signature': signature };
  const answer = await page.request.post(url, { data: body, headers });
  expect(answer.status()).toBe(200);

  await enterAsAdmin(page);
  const ours = async () =>
    (await operate(['calls'], here))
      .split('\n')
      .filter((line) => line.includes(id))
      .map((line) => JSON.parse(line));
  // A command of the operator takes seconds while other tests keep the computer busy.
  await expect.poll(async () => (await ours()).length, { timeout: 30_000 }).toBe(1);
  const [call] = await ours();
  expect(call).toMatchObject({ outcome: 'answered', reason: 'completed', party: 'ai', handledBy: 'ai' });
  expect(call.transcript.length).toBeGreaterThanOrEqual(2);
  expect(call.actions).toMatchObject([
    {
      identifier: 'purchase',
      value: 'car',
      condition: 'if user wants to purchase an item',
      examples: ['car', 'house'],
    },
  ]);

  await page.goto(`/calls/${call.id}`);
  await expect(page.getByText('I want to buy a car by').first()).toBeVisible();
  await expect(page.getByText('if user wants to purchase an item').first()).toBeVisible();
});

test('every trigger has an address of its own, copied with the body to paste', async ({ page }) => {
  const { id, url } = await connect('acefone');
  await enterAsAdmin(page);
  await page.goto(`/connections/${id}/setup`);
  await showSecret(page);
  await expect(page.getByRole('button', { name: 'Copy the body' }).first()).toBeVisible();
  await page.getByText(/One address for each trigger \(19\)/).click();
  await expect(page.getByText(`${url}/dialed-on-agent`).first()).toBeVisible();

  const [{ body }] = sample('acefone', 'dialer-inbound-answered');
  expect((await page.request.post(`${url}/call-hangup-missed-or-answered`, { data: body })).status()).toBe(
    200,
  );
  await page.goto('/calls?q=919000300001');
  const row = page.getByRole('row').filter({ hasText: '+919000300001' }).first();
  await untilListed(page, row);
  await expect(row).toContainText('Answered');
});
