import { expect, test } from '@playwright/test';
import { registry } from '../../lib/providers/registry.ts';
import { expectNoFault } from './expect-no-fault.ts';
import { expectToFit } from './expect-to-fit.ts';
import { addPerson, enterAsAdmin, signIn } from './people.ts';

test('help is for every role, fits a phone, and has no accessibility fault', async ({ browser, page }) => {
  test.setTimeout(180_000);
  // A viewer needs an installation that has an admin.
  await enterAsAdmin(page);
  const context = await browser.newContext({ colorScheme: 'dark' });
  const reader = await context.newPage();
  await signIn(reader, await addPerson('viewer'));
  await reader.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Help' }).click();
  await expect(reader.getByRole('heading', { level: 1, name: 'Help' })).toBeVisible();

  const [{ id, label } = { id: '', label: '' }] = registry;
  const pages = [
    { path: '/help', heading: 'Help' },
    { path: '/help/metrics#serviceLevel', heading: 'Figures' },
    { path: '/help/glossary#outcome-abandoned', heading: 'Glossary' },
    { path: '/help/api#parameters', heading: 'API' },
    { path: `/connections/help/${id}#words`, heading: label },
  ];
  for (const { path, heading } of pages) {
    await test.step(path, async () => {
      await reader.setViewportSize({ width: 1280, height: 720 });
      await reader.goto(path);
      await expect(reader.getByRole('heading', { level: 1, name: heading })).toBeVisible();
      const [, place] = path.split('#');
      if (place !== undefined) await expect(reader.locator(`#${place}`)).toBeInViewport();
      await expectToFit(reader, 360);
      await expectNoFault(reader);
    });
  }
  await context.close();
});
