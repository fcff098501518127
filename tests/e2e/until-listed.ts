import { expect, type Locator, type Page } from '@playwright/test';

/** Waits until a call stands in the list; on a list that has rows it is announced first. */
export async function untilListed(page: Page, row: Locator): Promise<void> {
  await expect(async () => {
    const news = page.getByRole('button', { name: /new call/ });
    if (await news.isVisible()) await news.click();
    await expect(row).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 15_000 });
}
