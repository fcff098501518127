import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** What a rule of axe may find in one colour scheme and not in the other. */
const rulesOfColour = ['color-contrast', 'link-in-text-block'];

/** The page, once it is there, has no accessibility fault that axe finds, in either colour scheme. */
export async function expectNoFault(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  // Next streams a page's title after its content.
  await expect(page).toHaveTitle(/\S/);
  await chooseScheme(page, 'light');
  expect(await faultsOf(inspector(page))).toEqual([]);
  await chooseScheme(page, 'dark');
  expect(await faultsOf(inspector(page).withRules(rulesOfColour))).toEqual([]);
}

async function chooseScheme(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
}

/** No page of ours has frames: nothing need be put together in a second page, which took most of the time. */
function inspector(page: Page): AxeBuilder {
  return new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
}

async function faultsOf(axe: AxeBuilder) {
  const { violations } = await axe.analyze();
  return violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ target }) => target.join(' ')) }));
}
