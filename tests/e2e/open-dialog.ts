import { expect, type Page } from '@playwright/test';

/** Until the page's scripts run, its buttons do nothing. */
export async function openDialog(page: Page, button: string): Promise<void> {
  await expect(async () => {
    await page.getByRole('button', { name: button, exact: true }).click();
    await expect(page.getByRole('dialog')).toBeVisible({ timeout: 1000 });
  }).toPass();
}
