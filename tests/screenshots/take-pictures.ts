import path from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { systemViewer } from '../../lib/auth/system-viewer.ts';
import { loadDemo } from '../../lib/demo/load-demo.ts';
import type { BenchApp } from '../bench/bench-app.ts';
import { enterApp } from '../bench/enter-app.ts';
import { callsEnd, type Picture, pictures } from './pictures.ts';

/** Makes the calls that the pictures show, and writes each picture over the one before. */
export async function takePictures(
  app: BenchApp,
  executablePath: string,
  say: (line: string) => void,
): Promise<void> {
  say('Making calls …');
  const demo = { days: 45, calls: 12_000, seed: 1, until: callsEnd };
  await loadDemo(systemViewer('screenshots'), demo, () => {});
  const cookie = await enterApp(app.url, 'Ada Lovelace');
  // Chromium's sandbox refuses root; the pages are our own.
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const browser = await chromium.launch({ executablePath, args });
  try {
    for (const picture of await pictures(app.database)) {
      say(`${picture.file} …`);
      const { scheme: colorScheme, viewport } = picture;
      const context = await browser.newContext({
        ...{ colorScheme, viewport, reducedMotion: 'reduce' },
        extraHTTPHeaders: { cookie },
      });
      await take(await context.newPage(), app.url, picture);
      await context.close();
    }
  } finally {
    await browser.close();
  }
}

async function take(page: Page, url: string, { file, path: address, scrollTo }: Picture): Promise<void> {
  const answer = await page.goto(`${url}${address}`, { waitUntil: 'load' });
  if (answer?.status() !== 200) throw new Error(`${address} was answered ${answer?.status()}.`);
  if (scrollTo !== undefined) {
    const heading = page.getByRole('heading', { name: scrollTo });
    await heading.evaluate((shown) => shown.parentElement?.scrollIntoView({ block: 'start' }));
    // Out from under the header, which stays.
    await page.evaluate(() => window.scrollBy(0, -80));
  }
  // Charts are fetched when the page is there, and drawn when their script has come.
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: path.join(import.meta.dirname, file), animations: 'disabled' });
}
