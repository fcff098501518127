/** What a CSV file says that it is. */
export const csvType = 'text/csv; charset=utf-8; header=present';

/** What a CSV file begins with, so that spreadsheets read it as UTF-8. */
export const byteOrderMark = '\ufeff';

/**
 * One record of a CSV file (RFC 4180) with its line break. Cells that hold a comma, a quote or a line break are
 * quoted, also those with a semicolon or a tab, at which some spreadsheets split as well, and those with space at
 * an end, which some readers drop.
 *
 * The package `csv-stringify` takes three to five times as long for it, a good part of an export's time.
 */
export function csvRecord(cells: readonly string[]): string {
  return `${cells.map(quoted).join(',')}\r\n`;
}

const special = /[",\r\n;\t]|^\s|\s$/;

function quoted(cell: string): string {
  return special.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
