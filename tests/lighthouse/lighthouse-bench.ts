import { chromium } from '@playwright/test';
import { launch } from 'chrome-launcher';
import type { BenchApp } from '../bench/bench-app.ts';
import { enterApp } from '../bench/enter-app.ts';
import { makeCalls } from '../bench/make-calls.ts';
import { makeCounters } from '../bench/make-counters.ts';
import { quietConnections } from '../bench/quiet-connections.ts';
import type { Result } from '../bench/report.ts';
import { auditPage, type Device, devices, type PageAudit } from './audit-page.ts';
import { auditedPages, findExamples, type MeasuredPage, measuredPages } from './measured-pages.ts';
import { resultOf } from './result-of.ts';
import { type Weight, weighPage } from './weigh-page.ts';

export type LighthouseOptions = { calls: number; runs: number };

export type AuditedPage = { page: MeasuredPage; device: Device; audit: PageAudit };
export type WeighedPage = { page: MeasuredPage; weight: Weight };

/** What Lighthouse says of the pages that people look at all day, and what every kind of page weighs. */
export async function lighthouseBench(
  app: BenchApp,
  browser: string,
  say: (line: string) => void,
  options: LighthouseOptions,
): Promise<Result> {
  say(`Making ${options.calls.toLocaleString('en')} calls …`);
  const connections = await quietConnections(app);
  await makeCalls({ database: app.database, connections, say }, 0, options.calls);
  await makeCounters(app.database, say);
  const pages = measuredPages(await findExamples(app.database));
  const cookie = await enterApp(app.url);
  const weighed = await weighAll(app.url, browser, { pages, cookie, say });
  const audited = await auditAll(app.url, browser, {
    ...{ pages: pages.filter(({ name }) => auditedPages.includes(name)), cookie, say },
    runs: options.runs,
  });
  return resultOf(audited, weighed, options);
}

type Work = { pages: readonly MeasuredPage[]; cookie: string; say: (line: string) => void };

/** Chromium's sandbox refuses root; the pages are our own. */
const flags = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

async function weighAll(url: string, executablePath: string, work: Work): Promise<WeighedPage[]> {
  const browser = await chromium.launch({ executablePath, args: flags });
  try {
    const weighed: WeighedPage[] = [];
    for (const page of work.pages) {
      work.say(`Weighing: ${page.name} …`);
      const extraHTTPHeaders: Record<string, string> = page.isPublic ? {} : { cookie: work.cookie };
      const weight = await weighPage(() => browser.newContext({ extraHTTPHeaders }), `${url}${page.path}`);
      weighed.push({ page, weight });
    }
    return weighed;
  } finally {
    await browser.close();
  }
}

async function auditAll(
  url: string,
  chromePath: string,
  { pages, cookie, say, runs }: Work & { runs: number },
): Promise<AuditedPage[]> {
  const browser = await launch({ chromePath, chromeFlags: [...flags, '--headless=new'], handleSIGINT: true });
  try {
    const audited: AuditedPage[] = [];
    for (const page of pages) {
      for (const device of devices) {
        say(`Lighthouse: ${page.name}, ${device} …`);
        const audit = await auditPage(`${url}${page.path}`, { port: browser.port, cookie, device, runs });
        audited.push({ page, device, audit });
      }
    }
    return audited;
  } finally {
    browser.kill();
  }
}
