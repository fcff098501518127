import type { Goal, Result, Table } from '../bench/report.ts';
import { categories } from './audit-page.ts';
import type { AuditedPage, LighthouseOptions, WeighedPage } from './lighthouse-bench.ts';

/** What is asked for: points of Lighthouse, and kilobytes of compressed script. */
const asked = {
  scores: { performance: 95, accessibility: 100, 'best-practices': 100 },
  script: { withCharts: 330, withoutCharts: 220 },
} as const;

/** The tables, goals and complaints of a measurement. */
export function resultOf(
  audited: readonly AuditedPage[],
  weighed: readonly WeighedPage[],
  { calls, runs }: LighthouseOptions,
): Result {
  return {
    bench: 'lighthouse',
    setting:
      `${calls.toLocaleString('en')} calls; Lighthouse’s own settings for a phone and a desk, signed in as an admin, ` +
      `performance as the median of ${runs}; sizes as a browser receives them that has nothing yet, compressed, in kB`,
    tables: [scoreTable(audited), weightTable(weighed)],
    goals: [...scoreGoals(audited), ...weighed.map(scriptGoal)],
    broken: [],
    notes: complaints(audited),
    figures: { calls, runs, audited, weighed },
  };
}

function scoreTable(audited: readonly AuditedPage[]): Table {
  return {
    heading: ['Lighthouse', ...categories, 'runs', 'FCP ms', 'LCP ms', 'TBT ms', 'CLS'],
    rows: audited.map(({ page, device, audit }) => [
      `${page.name}, ${device}`,
      ...categories.map((category) => audit.scores[category]),
      `${Math.min(...audit.performance)}–${Math.max(...audit.performance)}`,
      ...[audit.firstPaint, audit.largestPaint, audit.blocked, audit.shift],
    ]),
  };
}

function weightTable(weighed: readonly WeighedPage[]): Table {
  return {
    heading: ['first visit, kB', 'script', 'files', 'with prefetches', 'style', 'HTML'],
    rows: weighed.map(({ page, weight }) => [
      page.name,
      kilobytes(weight.script),
      weight.scripts,
      kilobytes(weight.scriptWithPrefetches),
      kilobytes(weight.style),
      kilobytes(weight.html),
    ]),
  };
}

function scoreGoals(audited: readonly AuditedPage[]): Goal[] {
  return audited.flatMap(({ page, device, audit }) =>
    categories.map((category) => ({
      what: `${page.name}, ${device}: ${category}`,
      value: audit.scores[category],
      unit: 'points' as const,
      atLeast: asked.scores[category],
    })),
  );
}

function scriptGoal({ page, weight }: WeighedPage): Goal {
  const atMost = page.hasCharts ? asked.script.withCharts : asked.script.withoutCharts;
  return { what: `${page.name}: script`, value: kilobytes(weight.script), unit: 'kB', atMost };
}

function complaints(audited: readonly AuditedPage[]): string[] {
  return audited.flatMap(({ page, device, audit }) =>
    audit.failed.map(
      ({ category, id, title, reason }) =>
        `${page.name}, ${device}, ${category}: ${title} (${id})${reason === '' ? '' : `: ${reason}`}`,
    ),
  );
}

function kilobytes(bytes: number): number {
  return bytes / 1000;
}
