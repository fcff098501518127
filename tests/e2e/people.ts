import { type Cookie, expect, type Page } from '@playwright/test';
import { createUser } from '../../lib/auth/create-user.ts';
import type { Role } from '../../lib/auth/permissions.ts';
import { systemViewer } from '../../lib/auth/system-viewer.ts';
import { withDatabase } from '../../lib/cli/with-database.ts';
import { randomWord } from './random-word.ts';

export const admin = { name: 'Ada Lovelace', email: 'ada@example.com', password: 'correct horse battery' };

/**
 * Signs in as the admin once for all tests of a worker; on a fresh installation becomes it first. Opens no page
 * where the session lives.
 */
export async function enterAsAdmin(page: Page): Promise<void> {
  await page.context().addCookies(session);
  if ((await page.request.get('/api/calls/marker')).status() === 200) return;
  await page.goto('/');
  await page.waitForURL(/\/(setup|sign-in)?$/);
  if (page.url().endsWith('/setup')) await setUp(page);
  else if (page.url().endsWith('/sign-in')) await signIn(page, admin);
  await expect(page.getByRole('button', { name: `Account of ${admin.name}` })).toBeVisible();
  session = await page.context().cookies();
}

let session: Cookie[] = [];

/**
 * Signs in as an admin who entered the password a moment ago, so that nobody is asked for it again. One admin does
 * for minutes of tests: signing in is limited.
 */
export async function enterAsFreshAdmin(page: Page): Promise<void> {
  if (Date.now() - freshSince > 300_000) {
    await signIn(page, await addPerson('admin'));
    fresh = await page.context().cookies();
    freshSince = Date.now();
    return;
  }
  await page.context().addCookies(fresh);
}

let fresh: Cookie[] = [];
let freshSince = 0;

/** Fills the first visit's form as the admin and sends it. */
export async function setUp(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'Your name' }).fill(admin.name);
  await page.getByRole('textbox', { name: 'E-mail' }).fill(admin.email);
  await page.getByRole('textbox', { name: 'Password' }).fill(admin.password);
  await page.getByRole('textbox', { name: 'Organisation' }).fill('Example Ltd');
  await page.getByRole('button', { name: 'Create the admin' }).click();
  await page.waitForURL((url) => url.pathname === '/');
}

/** Fills the sign-in form and sends it; what follows is for the test to say. */
export async function trySignIn(page: Page, person: { email: string; password: string }): Promise<void> {
  await page.goto('/sign-in');
  await page.getByRole('textbox', { name: 'E-mail' }).fill(person.email);
  await page.getByRole('textbox', { name: 'Password' }).fill(person.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

export async function signIn(page: Page, person: { email: string; password: string }): Promise<void> {
  await trySignIn(page, person);
  await page.waitForURL((url) => url.pathname === '/');
}

/** Creates a person of a role on the running installation. */
export async function addPerson(role: Role): Promise<{ name: string; email: string; password: string }> {
  const name = `${role} ${randomWord()}`;
  const person = { name, email: `${name.replace(' ', '-')}@example.com`, password: 'another long password' };
  await withDatabase(() => createUser(systemViewer('test'), { ...person, role }), { asItIs: true });
  return person;
}

/** Opens a menu; until the page's scripts run, its button does nothing. */
export async function openMenu(page: Page, name: string): Promise<void> {
  await expect(async () => {
    await page.getByRole('button', { name }).click();
    await expect(page.getByRole('menu')).toBeVisible({ timeout: 1000 });
  }).toPass();
}
