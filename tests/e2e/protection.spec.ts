import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type BrowserContext, expect, test } from '@playwright/test';
import { doors } from '../access/access-table.ts';
import { connect } from './connect.ts';
import { addPerson, enterAsAdmin, signIn } from './people.ts';

const inlinePolicy = /script-src 'nonce-([\w+/=]+)' 'strict-dynamic';/;

/** Every page that needs no id of something, and what stands for a page where there is none. */
const pages = [
  ...Object.keys(doors).filter((file) => file.endsWith('/page.tsx') && !file.includes('[')),
  'app/there-is-nothing/page.tsx',
  'app/(dashboard)/calls/nothing/page.tsx',
].map(addressOf);

test('every page is made of its own scripts and sheets', async ({ page, context }) => {
  test.setTimeout(180_000);
  const broken = listenTo(context);
  await enterAsAdmin(page);
  const { id, url } = await connect();
  const markup = '<html><script>alert(document.domain)</script>';
  const sent = await page.request.post(url, { data: markup, headers: { 'content-type': 'text/html' } });
  const delivery = `/deliveries/${(await sent.json()).instance}`;
  const nonces = new Set<string>();
  for (const address of [...pages, `/connections/${id}`, delivery, '/invitation/nothing']) {
    const response = await page.goto(address);
    const headers = response?.headers() ?? {};
    const nonce = inlinePolicy.exec(headers['content-security-policy'] ?? '')?.[1];
    expect(nonce, address).toBeDefined();
    nonces.add(nonce ?? '');
    expect(headers, address).toMatchObject({
      'cache-control': expect.stringContaining('no-store'),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
    });
    await expect(page.getByRole('heading', { level: 1 }).first(), address).toBeVisible();
    const tags = (await response?.text())?.match(/<(script|style)\b[^>]*>/g) ?? [];
    const foreign = tags.filter((tag) => !tag.includes(` nonce="${nonce}"`));
    expect(tags.length, address).toBeGreaterThan(5);
    expect(foreign, address).toEqual([]);
  }
  const raw = await page.request.get(`${delivery}/raw`);
  expect(raw.status()).toBe(200);
  expect(await raw.text()).toBe(markup);
  expect(raw.headers()).toMatchObject({
    'content-type': 'application/octet-stream',
    'content-disposition': expect.stringMatching(/^attachment; /),
    'content-security-policy': "sandbox; default-src 'none'",
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  });
  expect(nonces.size).toBeGreaterThanOrEqual(pages.length);

  // A dialog, and pages that come without their document.
  await page.goto('/');
  await expect(async () => {
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('dialog')).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await page.keyboard.press('Escape');
  for (const name of ['Calls', 'Hang-ups', 'Users']) {
    await page.getByRole('link', { name, exact: true }).first().click();
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  }
  expect(broken).toEqual([]);
});

test('what became part of a page by mistake does not run', async ({ page, context }) => {
  const broken = listenTo(context);
  const smuggled = [
    '<script>window.ran = "inline"</script>',
    '<script src="data:text/javascript,window.ran=%22data%22"></script>',
    '<script src="/robots.txt"></script>',
    '<img src="/robots.txt" onerror="window.ran = \'handler\'">',
    '<iframe srcdoc="<script>parent.ran = \'frame\'</script>"></iframe>',
    '<base href="https://evil.example/">',
    '<style>h1 { display: none }</style>',
    '<a href="javascript:window.ran = \'link\'" id="smuggled">x</a>',
  ].join('');
  // The page stays as the server made it: what is not React's would be taken away again.
  await page.route('/_next/static/**/*.js', (route) => route.abort());
  await page.route('/sign-in', async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace('<body>', `<body>${smuggled}`);
    expect(body).toContain(smuggled);
    await route.fulfill({ response, body });
  });
  await page.goto('/sign-in');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.locator('#smuggled').click();
  await expect
    .poll(() => [...new Set(broken)].sort())
    .toEqual(['base-uri', 'script-src-attr', 'script-src-elem', 'style-src-elem']);
  expect(await page.evaluate(() => 'ran' in window)).toBe(false);
});

/** Routes for whoever is signed in, with how they are asked. */
const routes = Object.entries(doors)
  .filter(([file, access]) => file.endsWith('/route.ts') && access !== 'anyone' && access !== 'own key')
  .flatMap(([file]) => {
    const source = readFileSync(path.resolve(import.meta.dirname, '../..', file), 'utf8');
    const methods = [...source.matchAll(/export async function (GET|POST)/g)].map(
      ([, method = '']) => method,
    );
    return methods.map((method) => ({ method, address: addressOf(file).replace(/\[\w+\]/g, 'something') }));
  });

test('no answer is for strangers, for other sites or to be kept', async ({ page, request }) => {
  expect(routes.length).toBeGreaterThan(8);
  const length = { 'content-type': 'application/json' };
  for (const { method, address } of routes) {
    const response = await request.fetch(address, {
      method,
      headers: length,
      ...(method === 'POST' ? { data: {} } : {}),
    });
    expect([address, response.status(), response.headers()['content-type']]).toEqual([
      ...[address, 401, 'application/problem+json'],
    ]);
    expect(response.headers()).toMatchObject({
      'cache-control': expect.stringContaining('no-store'),
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringMatching(/^default-src 'none'|sandbox|script-src 'nonce-/),
    });
  }
  await signIn(page, await addPerson('manager'));
  for (const site of ['cross-site', 'same-site']) {
    const headers = { 'sec-fetch-site': site };
    const refused = await page.request.get('/api/calls/export?format=csv', { headers });
    expect([refused.status(), refused.headers()['content-type']]).toEqual([403, 'application/problem+json']);
  }
  const own = await page.request.get('/api/calls/export?format=csv');
  expect(own.status()).toBe(200);
  expect(own.headers()).toMatchObject({
    'content-disposition': expect.stringContaining('attachment'),
    'cache-control': 'no-store',
  });
  for (const address of ['/api', '/api/nothing', '/api/webhooks', '/api/webhooks/alohaa']) {
    const response = await request.get(address);
    expect([address, response.status(), response.headers()['content-type']]).toEqual([
      ...[address, 404, 'application/problem+json'],
    ]);
  }
  expect((await request.get('/_next/image?url=%2Ficon.svg&w=64&q=75')).status()).toBe(404);
});

test('an action does nothing for the page of another site', async ({ page }) => {
  await signIn(page, await addPerson('viewer'));
  await page.goto('/account');
  await page.waitForLoadState('networkidle');
  const name = page.getByRole('textbox', { name: 'Your name' });
  const save = async (value: string) => {
    const sent = page.waitForRequest((each) => each.headers()['next-action'] !== undefined);
    await name.fill(value);
    await page.getByRole('button', { name: 'Change the name' }).click();
    await expect(page.getByRole('status').filter({ hasText: 'Changed' })).toBeVisible();
    return await sent;
  };
  const first = await save('First Name');
  await save('Second Name');
  const repeat = (origin: string) =>
    page.request.post('/account', {
      headers: { ...first.headers(), origin },
      data: first.postDataBuffer() ?? Buffer.alloc(0),
    });
  const refused = await repeat('https://evil.example');
  expect(refused.ok()).toBe(false);
  await page.reload();
  await expect(name).toHaveValue('Second Name');
  // The very same from our own page does.
  expect((await repeat(new URL(page.url()).origin)).ok()).toBe(true);
  await page.reload();
  await expect(name).toHaveValue('First Name');
});

/** The directives that pages break, as they do. */
function listenTo(context: BrowserContext): string[] {
  const broken: string[] = [];
  const mark = 'the page breaks its policy: ';
  context.on('console', (message) => {
    if (message.text().startsWith(mark)) broken.push(message.text().slice(mark.length));
  });
  void context.addInitScript((said) => {
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
      console.info(`${said}${effectiveDirective}`),
    );
  }, mark);
  return broken;
}

/** The address that a file of the app answers: folders in parentheses are no part of it. */
function addressOf(file: string): string {
  const folders = file.split('/').slice(1, -1);
  return `/${folders.filter((folder) => !folder.startsWith('(')).join('/')}`;
}
