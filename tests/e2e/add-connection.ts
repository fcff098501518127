import { expect, type Page } from '@playwright/test';
import { admin } from './people.ts';
import { randomWord } from './random-word.ts';

/** Adds a connection under a label of its own and waits for its page, where the secret is shown by itself. */
export async function addConnection(page: Page): Promise<string> {
  const label = `Office ${randomWord()}`;
  await page.goto('/connections/new');
  const [provider] = await page.getByRole('radio').all();
  await provider?.check();
  await page.getByRole('textbox', { name: 'Label' }).fill(label);
  await page.getByRole('button', { name: 'Add connection' }).click();
  await expect(page.getByRole('heading', { name: label })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Hide secret' })).toBeVisible();
  return label;
}

/** Shows the secret; whoever signed in long ago is asked for the password. */
export async function showSecret(page: Page): Promise<void> {
  const question = page.getByRole('dialog', { name: 'Enter your password again' });
  const shown = page.getByRole('button', { name: 'Hide secret' });
  await expect(async () => {
    await page.getByRole('button', { name: 'Show secret' }).click();
    await expect(question.or(shown)).toBeVisible({ timeout: 2_000 });
  }).toPass();
  if (await question.isVisible()) {
    await question.getByRole('textbox', { name: 'Your password' }).fill(admin.password);
    await question.getByRole('button', { name: 'Go on' }).click();
  }
  await expect(shown).toBeVisible();
}

/** Presses the copy button of the webhook address and reads the clipboard. */
export async function copyAddress(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Copy: Webhook URL' }).click();
  await expect(page.getByRole('button', { name: 'Copied: Webhook URL' })).toBeVisible();
  return page.evaluate(() => navigator.clipboard.readText());
}
