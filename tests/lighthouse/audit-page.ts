import lighthouse, { desktopConfig, type Result as LighthouseResult } from 'lighthouse';
import { z } from 'zod';
import { median } from '../bench/figures.ts';

export const categories = ['performance', 'accessibility', 'best-practices'] as const;
export type Category = (typeof categories)[number];

export const devices = ['mobile', 'desktop'] as const;
export type Device = (typeof devices)[number];

export type FailedAudit = { category: Category; id: string; title: string; reason: string };

/** What Lighthouse says of a page on a kind of device. */
export type PageAudit = {
  /** From 0 to 100; of performance the middle of all runs. */
  scores: Record<Category, number>;
  /** Performance in each run. */
  performance: number[];
  /** Of the run in the middle, in milliseconds; the shift is a share of the window. */
  firstPaint: number;
  largestPaint: number;
  blocked: number;
  shift: number;
  failed: FailedAudit[];
};

type AuditOptions = { port: number; cookie: string; device: Device; runs: number };

/**
 * Runs Lighthouse on a page, as somebody who is signed in, with its own settings for the kind of device.
 *
 * @param port where a browser of its own listens for commands.
 * @throws when Lighthouse could not load the page.
 */
export async function auditPage(
  url: string,
  { port, cookie, device, runs }: AuditOptions,
): Promise<PageAudit> {
  const results: LighthouseResult[] = [];
  while (results.length < runs) results.push(await runOnce(url, { port, cookie, device }));
  const performance = results.map((result) => scoreOf(result, 'performance'));
  const middle = median(performance);
  const typical = results.toSorted(
    (a, b) => Math.abs(scoreOf(a, 'performance') - middle) - Math.abs(scoreOf(b, 'performance') - middle),
  )[0];
  if (!typical) throw new Error('no run');
  const figure = (id: string) => typical.audits[id]?.numericValue ?? Number.NaN;
  return {
    scores: {
      performance: middle,
      accessibility: scoreOf(typical, 'accessibility'),
      'best-practices': scoreOf(typical, 'best-practices'),
    },
    performance,
    firstPaint: figure('first-contentful-paint'),
    largestPaint: figure('largest-contentful-paint'),
    blocked: figure('total-blocking-time'),
    shift: figure('cumulative-layout-shift'),
    failed: categories.flatMap((category) => failedOf(typical, category)),
  };
}

/** Milliseconds without a request after which a page counts as loaded: pages ask for news every second. */
const quiet = 600;

/** What Lighthouse says when the browser's own recording was incomplete: it asks to be run again. */
const incomplete = ['NO_NAVSTART', 'NO_TRACING_STARTED', 'NO_SPEEDLINE_FRAMES'];

async function runOnce(
  url: string,
  { port, cookie, device }: Omit<AuditOptions, 'runs'>,
  attemptsLeft = 2,
): Promise<LighthouseResult> {
  const run = await lighthouse(
    url,
    {
      ...{ port, logLevel: 'silent', onlyCategories: [...categories], extraHeaders: { cookie } },
      networkQuietThresholdMs: quiet,
    },
    device === 'desktop' ? desktopConfig : undefined,
  );
  if (!run) throw new Error(`Lighthouse said nothing of ${url}`);
  const { lhr } = run;
  if (lhr.runtimeError) {
    const { code, message } = lhr.runtimeError;
    if (incomplete.includes(code) && attemptsLeft > 0) {
      return await runOnce(url, { port, cookie, device }, attemptsLeft - 1);
    }
    throw new Error(`Lighthouse could not load ${url}: ${message}`);
  }
  // Somebody who is not signed in gets another page, whose score would say nothing.
  if (lhr.finalDisplayedUrl !== url) throw new Error(`${url} led to ${lhr.finalDisplayedUrl}`);
  return lhr;
}

function scoreOf({ categories: judged }: LighthouseResult, category: Category): number {
  return Math.round((judged[category]?.score ?? Number.NaN) * 100);
}

/** What took points away; in performance also what would make the page quicker. */
function failedOf({ categories: judged, audits }: LighthouseResult, category: Category): FailedAudit[] {
  return (judged[category]?.auditRefs ?? []).flatMap(({ id, weight, group }) => {
    const audit = audits[id];
    if (!audit || audit.score === null || group === 'hidden') return [];
    const least = category === 'performance' ? 0.9 : 1;
    if (audit.score >= least || (weight === 0 && category !== 'performance')) return [];
    const { title, displayValue, explanation, details } = audit;
    const reason = [displayValue, explanation, ...placesOf(details)].filter(Boolean).join('; ');
    return [{ category, id, title, reason }];
  });
}

const place = z.object({
  node: z.object({ selector: z.string() }).optional(),
  url: z.string().optional(),
  description: z.string().optional(),
});
const places = z.object({ items: z.array(place) });

/** Where an audit found something: the first three elements, addresses or messages. */
function placesOf(details: unknown): string[] {
  const found = places.safeParse(details);
  if (!found.success) return [];
  return found.data.items
    .flatMap(({ node, url, description }) => node?.selector ?? description ?? url ?? [])
    .slice(0, 3);
}
