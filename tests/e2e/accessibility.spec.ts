import { expect, test } from '@playwright/test';
import { addConnection } from './add-connection.ts';
import { expectNoFault } from './expect-no-fault.ts';
import { expectToFit } from './expect-to-fit.ts';
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
      '/hangups',
      '/agents',
      '/ai-calls',
      '/connections',
      '/connections/new',
      '/deliveries',
      '/deliveries?state=rejected',
      '/deliveries/replay',
      '/words',
      '/users',
      '/audit',
      '/settings',
      '/settings/retention',
      '/settings/erase',
      '/account',
    ]) {
      test(`${path} has no accessibility fault, and fits 360 pixels`, async ({ page }) => {
        await enterAsAdmin(page);
        await page.goto(path);
        await expectNoFault(page);
        // What fits does so in either scheme.
        if (colorScheme === 'dark') return;
        await expectToFit(page, 360);
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
