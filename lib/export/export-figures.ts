import { readFigureAddress } from '../analytics/figure-address.ts';
import { inTime } from '../analytics/in-time.ts';
import { reportTimeZone } from '../analytics/report-time-zone.ts';
import { record } from '../audit/record.ts';
import { authorise, type Viewer } from '../auth/viewer.ts';
import type { SearchParameters } from '../calls/filter-url.ts';
import { db } from '../db.ts';
import { AppError } from '../http/app-error.ts';
import { byteOrderMark, csvRecord } from './csv-record.ts';
import { type FigureCell, figureTables } from './figure-tables.ts';
import { spreadsheetText } from './spreadsheet-text.ts';
import { zonedInstants } from './zoned-instants.ts';

/** A file of figures: its name and its text. */
type FigureFile = { fileName: string; text: string };

/**
 * The figures of a card as CSV (RFC 4180, UTF-8 with a byte order mark), by the address of the screen it stands on.
 * Instants are UTC, `local_start` is by the report zone's clock, lengths are seconds, rates lie between 0 and 1; a
 * cell is empty where nothing is known. That it was asked for goes to the audit log.
 *
 * @throws {AppError} `forbidden` without `export`; `not_found` for a table that there is not; `invalid_input` for an
 *   address that does not mean what it says; `unavailable` where it would take too long.
 */
export async function exportFigures(
  viewer: Viewer,
  name: string,
  parameters: SearchParameters,
  now: Date = new Date(),
): Promise<FigureFile> {
  authorise(viewer, 'export');
  const tableOf = Object.hasOwn(figureTables, name) ? figureTables[name] : undefined;
  if (tableOf === undefined) throw new AppError('not_found', 'There are no figures of this name.');
  const zone = await reportTimeZone();
  const address = readFigureAddress(parameters, zone, now);
  if (address.unusable.length > 0) {
    throw new AppError('invalid_input', `Not understood: ${address.unusable.join(', ')}.`);
  }
  const by = [parameters.by].flat()[0];
  const table = await inTime(tableOf(viewer, address, { by }));
  if (table === null) {
    throw new AppError(
      'unavailable',
      'So many calls cannot be gone through in time. Choose a shorter period or fewer filters.',
    );
  }
  const { header, rows } = table;
  await db().$transaction((tx) =>
    record(tx, viewer, {
      action: 'figures.exported',
      subjectType: 'figures',
      subjectId: name,
      after: { from: address.scope.range.from, to: address.scope.range.to, rows: rows.length },
    }),
  );
  const today = zonedInstants(zone)(now.toISOString()).slice(0, 10);
  return {
    fileName: `${name}-${today}.csv`,
    text: byteOrderMark + [header, ...rows].map((row) => csvRecord(row.map(cell))).join(''),
  };
}

function cell(value: FigureCell): string {
  if (value === null) return '';
  return typeof value === 'number' ? String(value) : spreadsheetText(value);
}
