import { expect, test } from '@playwright/test';
import { addConnection } from './add-connection.ts';
import { expectNoFault } from './expect-no-fault.ts';
import { expectToFit } from './expect-to-fit.ts';
import { enterAsAdmin } from './people.ts';

const paths = [
  ...['/', '/calls', '/hangups', '/agents', '/ai-calls', '/connections', '/connections/new', '/deliveries'],
  ...['/deliveries?state=rejected', '/deliveries/replay', '/words', '/users', '/audit', '/settings'],
  ...['/settings/retention', '/settings/erase', '/account'],
];

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in the ${colorScheme} scheme`, () => {
    test.use({ colorScheme });

    test('the sign-in page has no accessibility fault', async ({ page }) => {
      await page.goto('/sign-in');
      await expectNoFault(page);
    });

    // One visit for all of them: signing in and beginning anew for each would take longer than looking.
    test('no page has an accessibility fault, and each fits 360 pixels', async ({ page }) => {
      test.setTimeout(300_000);
      await enterAsAdmin(page);
      for (const path of paths) {
        await test.step(path, async () => {
          await page.setViewportSize({ width: 1280, height: 720 });
          await page.goto(path);
          await expectNoFault(page);
          // What fits does so in either scheme.
          if (colorScheme === 'dark') return;
          await expectToFit(page, 360);
          await expectNoFault(page);
        });
      }
    });

    test('a connection’s page has no accessibility fault', async ({ page }) => {
      await enterAsAdmin(page);
      await addConnection(page);
      await expect(page.getByRole('heading', { name: 'Set up' })).toBeVisible();
      await expectNoFault(page);
    });
  });
}
