import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { addConnection } from './add-connection.ts';
import { enterAsAdmin } from './people.ts';

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in the ${colorScheme} scheme`, () => {
    test.use({ colorScheme });

    test('the sign-in page has no accessibility fault', async ({ page }) => {
      await page.goto('/sign-in');
      await expectNoFault(page);
    });

    for (const path of [
      '/',
      '/calls',
      '/ai-calls',
      '/connections',
      '/connections/new',
      '/deliveries',
      '/deliveries?state=rejected',
    ]) {
      test(`${path} has no accessibility fault and fits 360 pixels`, async ({ page }) => {
        await enterAsAdmin(page);
        await page.goto(path);
        await expectNoFault(page);
        await page.setViewportSize({ width: 360, height: 740 });
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(overflow).toBe(0);
        await expectNoFault(page);
      });
    }

    test('a connection’s page has no accessibility fault', async ({ page }) => {
      await enterAsAdmin(page);
      await addConnection(page);
      await expect(page.getByRole('heading', { name: 'Set up' })).toBeVisible();
      await expectNoFault(page);
    });
  });
}

async function expectNoFault(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  // Next streams a page's title after its content.
  await expect(page).toHaveTitle(/\S/);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(
    violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ target }) => target.join(' ')) })),
  ).toEqual([]);
}
