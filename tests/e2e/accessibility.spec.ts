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

// One visit for all of them: signing in and beginning anew for each would take longer than looking.
test('no page has an accessibility fault in light or dark, and each fits 360 pixels', async ({ page }) => {
  test.setTimeout(300_000);
  await page.goto('/sign-in');
  await expectNoFault(page);
  await enterAsAdmin(page);
  for (const path of paths) {
    await test.step(path, async () => {
      await page.setViewportSize({ width: 1280, height: 720 });
      await page.goto(path);
      await expectNoFault(page);
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
