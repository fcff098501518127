import { expect, type Page } from '@playwright/test';

/** Adds a connection under a label of its own and waits for its page, where the secret is shown by itself. */
export async function addConnection(page: Page): Promise<string> {
  const label = `Office ${Math.random().toString(36).slice(2, 8)}`;
  await page.goto('/connections/new');
  const [provider] = await page.getByRole('radio').all();
  await provider?.check();
  await page.getByRole('textbox', { name: 'Label' }).fill(label);
  await page.getByRole('button', { name: 'Add connection' }).click();
  await expect(page.getByRole('heading', { name: label })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Hide secret' })).toBeVisible();
  return label;
}

/** Presses the copy button of the webhook address and reads the clipboard. */
export async function copyAddress(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Copy: Webhook URL' }).click();
  await expect(page.getByRole('button', { name: 'Copied: Webhook URL' })).toBeVisible();
  return page.evaluate(() => navigator.clipboard.readText());
}
