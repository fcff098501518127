import { expect, test } from '@playwright/test';
import { admin, enterAsAdmin, openMenu, setUp, signIn, trySignIn } from './people.ts';

// These follow one another on one installation, from the first visit on.
test.describe.configure({ mode: 'serial' });

test('the first visit leads to set-up, whatever page is asked for, and makes the admin', async ({ page }) => {
  await page.goto('/connections');
  await expect(page).toHaveURL(/\/setup$/);
  await page.getByRole('button', { name: 'Create the admin' }).click();
  await expect(page.getByRole('textbox', { name: 'Your name' })).toBeFocused();
  await setUp(page);
  await expect(page.getByRole('button', { name: `Account of ${admin.name}` })).toBeVisible();
});

test('a second visit cannot set up again', async ({ page }) => {
  await enterAsAdmin(page);
  await page.context().clearCookies();
  await page.goto('/setup');
  await expect(page).toHaveURL(/\/sign-in$/);
});

test('a wrong password is refused in words, and what was typed stays', async ({ page }) => {
  await trySignIn(page, { ...admin, password: 'not the password' });
  await expect(page.getByText('E-mail and password do not match')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'E-mail' })).toHaveValue(admin.email);
});

test('signing out ends the session', async ({ page }) => {
  await signIn(page, admin);
  const cookies = await page.context().cookies();
  await openMenu(page, `Account of ${admin.name}`);
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.waitForURL(/\/sign-in$/);
  await page.context().addCookies(cookies);
  await page.goto('/connections');
  await expect(page).toHaveURL(/\/sign-in$/);
});

test('works under the address 127.0.0.1 as well as under localhost', async ({ page, baseURL }) => {
  const other = new URL(baseURL ?? '');
  other.hostname = other.hostname === 'localhost' ? '127.0.0.1' : 'localhost';
  const reachable = await page.request.get(other.href).then(
    () => true,
    () => false,
  );
  test.skip(!reachable, 'the server listens on one of them only');
  await page.goto(`${other.origin}/sign-in`);
  await page.getByRole('textbox', { name: 'E-mail' }).fill(admin.email);
  await page.getByRole('textbox', { name: 'Password' }).fill(admin.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('button', { name: `Account of ${admin.name}` })).toBeVisible();
});

test('the colour scheme is chosen and kept', async ({ page }) => {
  await signIn(page, admin);
  await openMenu(page, 'Colour scheme');
  await page.getByRole('menuitemradio', { name: 'Dark' }).click();
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
});
