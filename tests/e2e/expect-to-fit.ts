import { expect, type Page } from '@playwright/test';

/** The page is made that wide, in pixels, and nothing of it has to be reached by scrolling sideways. */
export async function expectToFit(page: Page, width: number): Promise<void> {
  await page.setViewportSize({ width, height: 740 });
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBe(0);
}
