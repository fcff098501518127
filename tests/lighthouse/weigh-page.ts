import type { BrowserContext, Request } from '@playwright/test';

/** Bytes of a page as they came over the wire, compressed, to a browser that had nothing of it. */
export type Weight = {
  html: number;
  style: number;
  script: number;
  scripts: number;
  /** The script of the page together with what it fetches of pages that a click would open. */
  scriptWithPrefetches: number;
};

/** Opens a page twice, each time for the first time: without what it fetches ahead, and with it. */
export async function weighPage(newContext: () => Promise<BrowserContext>, url: string): Promise<Weight> {
  const alone = await received(await newContext(), url, { prefetches: false });
  const all = await received(await newContext(), url, { prefetches: true });
  const scripts = alone.filter(isScript);
  return {
    html: total(alone.filter(({ request }) => request.isNavigationRequest())),
    style: total(alone.filter(({ request }) => request.resourceType() === 'stylesheet')),
    script: total(scripts),
    scripts: scripts.length,
    scriptWithPrefetches: total(all.filter(isScript)),
  };
}

type Received = { request: Request; bytes: number };

async function received(
  context: BrowserContext,
  url: string,
  { prefetches }: { prefetches: boolean },
): Promise<Received[]> {
  const page = await context.newPage();
  const finished: Request[] = [];
  page.on('requestfinished', (request) => finished.push(request));
  if (!prefetches) {
    const isPrefetch = (request: Request) => 'next-router-prefetch' in request.headers();
    await page.route('**', (route) => (isPrefetch(route.request()) ? route.abort() : route.continue()));
  }
  const answer = await page.goto(url, { waitUntil: 'networkidle' });
  if (answer?.status() !== 200) throw new Error(`${url} was answered ${answer?.status()}`);
  const sizes = finished.map(async (request) => ({
    request,
    bytes: (await request.sizes()).responseBodySize,
  }));
  const all = await Promise.all(sizes);
  await context.close();
  return all;
}

/** Also one that is only loaded ahead, as a hint of the page asks. */
const isScript = ({ request }: Received) => new URL(request.url()).pathname.endsWith('.js');
const total = (all: readonly Received[]) => all.reduce((sum, { bytes }) => sum + bytes, 0);
