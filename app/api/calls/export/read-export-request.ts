import { z } from 'zod';
import { type Calendar, filtersFromUrl, filtersToUrl } from '@/lib/calls/filter-url.ts';
import type { ExportOptions } from '@/lib/export/export-calls.ts';
import { exportFormat } from '@/lib/export/export-format.ts';
import { exportJob } from '@/lib/export/export-progress.ts';
import { AppError } from '@/lib/http/app-error.ts';
import { parseInput } from '@/lib/http/parse-input.ts';

/**
 * What an address asks to export: the list's own parameters, `format` (`csv` when absent) and `job`. How the list is
 * looked at (its order, the place in it) makes no difference to a file.
 *
 * @throws {AppError} `invalid_input`, naming every parameter that is not understood. The list leaves such a one out
 *   and says so beside its rows; a file cannot say so, and must not hold calls that nobody asked for.
 */
export function readExportRequest(address: URLSearchParams, calendar: Calendar): ExportOptions {
  const { format, job } = parseInput(own, Object.fromEntries(address));
  const names = [...new Set(address.keys())].filter((name) => !(name in own.shape) && !looks.has(name));
  const given = new Map(
    names
      .map((name) => [name, [...new Set(address.getAll(name))].filter((value) => value !== '')] as const)
      .filter(([, values]) => values.length > 0),
  );

  const { filters, unusable } = filtersFromUrl(Object.fromEntries(given), calendar);
  const understood = new URLSearchParams(filtersToUrl(filters));
  const problems = [...given]
    .filter(([name, values]) => !understood.has(name) || ignoresAny(name, values, calendar))
    .map(([name]) => ({ key: name.slice(0, 40), message: 'is not understood' }));
  if (unusable.length === 0 && problems.length === 0) return { format, filters, job };

  const sentence = problems.slice(0, 10).map(({ key }) => `“${key}”`);
  throw new AppError(
    'invalid_input',
    `Not understood: ${sentence.join(', ')}. Nothing was exported. Choose the filters in the list of calls again.`,
    { problems },
  );
}

const own = z.object({ format: exportFormat.default('csv'), job: exportJob.optional() });
const looks = new Set(['sort', 'cursor', 'view']);

/** Of a parameter that takes one value, the first counts. */
function ignoresAny(name: string, values: string[], calendar: Calendar): boolean {
  const meaning = (some: string[]) => filtersToUrl(filtersFromUrl({ [name]: some }, calendar).filters);
  return values.length > 1 && meaning(values) === meaning(values.slice(0, 1));
}
