import { expect, test } from '@playwright/test';
import { operate } from '../instance.ts';
import { connect, inIndia } from './connect.ts';
import { enterAsAdmin } from './people.ts';
import { untilListed } from './until-listed.ts';

/** The sample of the provider's outgoing-call page, digits filled in, dated today. */
function outgoingSample(callId: string) {
  const startedAt = new Date(Date.now() - 600_000);
  return {
    organisation_id: '89311a60-ee25-11ec-xxxxxx',
    call_type: 'outgoing',
    caller_number: '9052931234',
    receiver_number: '9676501234',
    did_number: '918069731234',
    received_at: startedAt.toISOString(),
    ended_at: new Date(startedAt.getTime() + 69_000).toISOString(),
    call_id: callId,
    call_status: 'answered',
    call_duration: 30,
    call_recording_url: 'https://recordings.example.com/1.mp3',
    agent_name: 'Kumar',
    initiator_ring_duration: 2,
    receiver_ring_duration: 24,
    total_ring_duration: 26,
    hangup_cause: 'initiator_disconnected',
  };
}

const here = { APP_URL: process.env.SWITCHBOARD_TEST_URL ?? '' };

test('a delivered call appears by itself, and its page shows facts, events and the raw delivery', async ({
  page,
}) => {
  const { id: connection, url } = await connect('alohaa', ...inIndia);
  await enterAsAdmin(page);
  // Of this connection alone: others send hundreds of calls meanwhile.
  await page.goto(`/calls?connection=${connection}`);
  const callId = `e2e-call-${Date.now()}`;
  const customer = `+91 96765 ${String(Date.now()).slice(-5)}`;
  const body = { ...outgoingSample(callId), receiver_number: customer };
  const answer = await page.request.post(url, { data: body });
  expect(answer.status()).toBe(200);
  const { id } = await answer.json();

  const row = page.getByRole('row').filter({ hasText: customer.replace(/\D/g, '').slice(-5) });
  await untilListed(page, row);
  await expect(row).toContainText('Answered');
  await row.getByRole('link').first().click();
  await expect(page).toHaveURL(/\/calls\/[0-9a-f-]{36}/);
  await expect(page.getByText('initiator_disconnected').first()).toBeVisible();
  await expect(page.getByText('Kumar').first()).toBeVisible();
  await expect(page.locator(`a[href*="${id}"]`).first()).toBeVisible();
  await expect(page.getByText(callId).first()).toBeAttached();

  await page.request.post(url, { data: body });
  const calls = (await operate(['calls'], here)).split('\n').filter((line) => line.includes(callId));
  expect(calls).toHaveLength(1);
  expect(JSON.parse(calls[0] ?? '')).toMatchObject({
    direction: 'outbound',
    customerNumber: `+${customer.replace(/\D/g, '')}`,
    outcome: 'answered',
    reason: 'completed',
    party: 'agent',
    certainty: 'exact',
    duration: 69,
    contradictions: ['answered_with_unanswered_cause', 'lengths_disagree'],
  });
});

test('the overview counts the calls by outcome, and a bar leads to them', async ({ page }) => {
  const { url } = await connect('alohaa', ...inIndia);
  await page.request.post(url, { data: outgoingSample(`overview-${Date.now()}`) });
  await enterAsAdmin(page);
  await page.goto('/');
  const outcomes = page.getByRole('table', { name: 'Ended calls by outcome' });
  await expect(async () => {
    await page.reload();
    await expect(outcomes.getByRole('row', { name: /^Answered/ })).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await outcomes
    .getByRole('row', { name: /^Answered/ })
    .getByRole('link')
    .first()
    .click();
  await page.waitForURL(/\/calls\?.*outcome=answered/);
  await expect(page.getByRole('row').nth(1)).toContainText('Answered');
});

test('after a rebuild the calls are byte for byte the same', async () => {
  const { url } = await connect('alohaa', ...inIndia);
  for (let index = 0; index < 5; index += 1) {
    await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(outgoingSample(`rebuild-${Date.now()}-${index}`)),
    });
  }
  const ours = async () =>
    (await operate(['calls'], here)).split('\n').filter((line) => line.includes('rebuild-'));
  await expect.poll(async () => (await ours()).length).toBeGreaterThanOrEqual(5);
  const before = await ours();
  await operate(['rebuild'], here);
  expect(await ours()).toEqual(before);
});
