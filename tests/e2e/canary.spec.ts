import { expect, type Page, test } from '@playwright/test';
import { launch, makePlace, operate } from '../instance.ts';
import { admin, signIn } from './people.ts';

/** Digits and a secret that must not come out anywhere they are not meant to. */
const number = '9123456780';
const viewer = { name: 'Vera Viewer', email: 'vera@example.com', password: 'another long password' };

const call = (more: Record<string, unknown> = {}) => ({
  ...{ call_type: 'incoming', call_id: 'canary-1', call_status: 'answered', caller_number: number },
  ...{ receiver_number: '9676501234', did_number: '918069731234', agent_name: 'Kumar' },
  ...{ received_at: '2026-11-20T06:48:01.000Z', ended_at: '2026-11-20T06:49:10.000Z' },
  ...{ call_duration: 69, hangup_cause: 'receiver_hangup', ...more },
});

/** Keeps what the server sends to a page: documents, payloads, answers. */
function listenTo(page: Page): { url: string; text: string }[] {
  const heard: { url: string; text: string }[] = [];
  page.on('response', async (response) => {
    const type = response.headers()['content-type'] ?? '';
    if (!/html|json|x-component|csv|text/.test(type)) return;
    const text = await response.text().catch(() => '');
    heard.push({ url: response.url(), text });
  });
  return heard;
}

async function visit(page: Page, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    await page.goto(path);
    await page.waitForLoadState('networkidle');
  }
}

test('a canary secret and a canary number come out nowhere they are not meant to', async ({ browser }) => {
  test.setTimeout(240_000);
  const place = await makePlace();
  const environment = { ...place.environment, LOG_LEVEL: 'trace' };
  const launched = await launch({ ...place, environment });
  try {
    const who = ['--email', admin.email, '--password', admin.password, '--name', admin.name];
    await operate(['admin', 'create', ...who], environment);
    const add = ['connection', 'add', '--provider', 'alohaa', '--label', 'Office', '--json'];
    const { id, url } = JSON.parse(await operate(add, { ...environment, APP_URL: place.url }));
    const secret = /whs_[\w-]+/.exec(url)?.[0] ?? '';
    expect(secret.length).toBeGreaterThan(20);

    const context = await browser.newContext({ baseURL: place.url });
    const theirs = await context.newPage();
    const post = async (to: string, data: string | Record<string, unknown>, type = 'application/json') =>
      (
        await theirs.request.post(to, {
          data: typeof data === 'string' ? Buffer.from(data) : data,
          headers: { 'content-type': type },
        })
      ).status();
    expect(await post(url, call())).toBe(200);
    expect(await post(url, call({ call_id: 'canary-2', hangup_cause: `odd ${number}` }))).toBe(200);
    expect(await post(url, `{"caller_number": "${number}", broken`)).toBe(400);
    expect(
      await post(url, `call_id=canary-3&caller_number=${number}`, 'application/x-www-form-urlencoded'),
    ).toBe(200);
    expect(await post(`${url}x?token=${secret}`, call({ call_id: 'canary-4' }))).toBe(401);

    await signIn(theirs, admin);
    const asAdmin = listenTo(theirs);
    await expect
      .poll(async () =>
        (await (await theirs.request.get('/api/calls/export?format=ndjson')).text()).includes(number),
      )
      .toBe(true);
    const pages = ['/', '/calls', '/hangups', '/agents', '/ai-calls'];
    await visit(theirs, [
      ...pages,
      ...[
        '/connections',
        `/connections/${id}`,
        `/connections/${id}/setup`,
        '/deliveries',
        '/words',
        '/users',
      ],
      ...[
        '/deliveries?state=rejected',
        '/deliveries?state=failed',
        '/audit',
        '/settings',
        '/deliveries/replay',
      ],
    ]);
    const audit = await (await theirs.request.get('/api/audit/export')).text();
    expect(audit).toContain('calls.exported');

    await theirs.goto('/users');
    await expect(async () => {
      await theirs.getByRole('button', { name: 'Invite', exact: true }).click();
      await expect(theirs.getByRole('dialog')).toBeVisible({ timeout: 1_000 });
    }).toPass();
    const dialog = theirs.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'E-mail' }).fill(viewer.email);
    await dialog.getByRole('radio', { name: 'Viewer' }).check();
    await dialog.getByRole('button', { name: 'Make the link' }).click();
    const link = (await dialog.getByText(/\/invitation\//).textContent()) ?? '';

    const elsewhere = await browser.newContext({ baseURL: place.url });
    const masked = await elsewhere.newPage();
    await masked.goto(new URL(link).pathname);
    await masked.getByRole('textbox', { name: 'Your name' }).fill(viewer.name);
    await masked.getByRole('textbox', { name: 'Password' }).fill(viewer.password);
    await masked.getByRole('button', { name: 'Join' }).click();
    await expect(masked.getByRole('button', { name: `Account of ${viewer.name}` })).toBeVisible();
    const asViewer = listenTo(masked);
    await visit(masked, [
      ...pages,
      '/calls?q=780',
      '/hangups?reason=completed',
      '/hangups?by=agent',
      '/account',
    ]);
    await masked.goto('/calls');
    await masked.getByRole('row').filter({ hasText: '•' }).first().getByRole('link').first().click();
    await masked.waitForURL(/\/calls\/[0-9a-f-]+/);
    await masked.waitForLoadState('networkidle');
    const answers = [];
    for (const path of [
      '/api/calls/find?q=780',
      '/api/calls/changes',
      '/api/calls/export?format=csv',
      '/api/audit/export',
    ])
      answers.push(await (await masked.request.get(path)).text());

    // What a viewer gets holds neither; what an admin gets without asking for it holds no secret.
    expect(asViewer.length).toBeGreaterThan(10);
    const leaks = [
      ...asViewer.filter(({ text }) => text.includes(number) || text.includes(secret)),
      ...asAdmin.filter(({ text }) => text.includes(secret)),
    ].map(({ url: at }) => at);
    expect(leaks).toEqual([]);
    for (const answer of answers) expect(answer.includes(number) || answer.includes(secret)).toBe(false);
    expect(audit.includes(number) || audit.includes(secret)).toBe(false);

    const log = launched.output();
    expect(log.length).toBeGreaterThan(100);
    expect(log.split('\n').filter((line) => line.includes(number) || line.includes(secret))).toEqual([]);
    await context.close();
    await elsewhere.close();
  } finally {
    launched.process.kill('SIGTERM');
    await launched.ended;
    await place.remove();
  }
});
