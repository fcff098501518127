import { AppError } from '../http/app-error.ts';
import { describeProblem } from '../launch/problem.ts';
import { printable } from '../printable.ts';

/** What every command can be asked for: output for programs, one JSON value a line, instead of for people. */
export type OutputOptions = { json?: boolean };

type Cell = string | number | boolean | null | undefined;

/** What a person sees of a record: heading and cell, in order. */
type Columns<Row> = readonly (readonly [heading: string, cell: (row: Row) => Cell])[];

/** Prints records: a line of JSON each, or a table of these columns. */
export function printRecords<Row extends object>(
  rows: readonly Row[],
  columns: Columns<Row>,
  { json }: OutputOptions,
): void {
  if (json) {
    for (const row of rows) printLine(JSON.stringify(row));
    return;
  }
  if (rows.length === 0) {
    printLine('(none)');
    return;
  }
  const cells = rows.map((row) => columns.map(([, cell]) => inOneLine(cell(row))));
  const header = columns.map(([heading]) => heading);
  const widths = header.map((name, index) =>
    Math.max(name.length, ...cells.map((row) => (row[index] ?? '').length)),
  );
  for (const row of [header, ...cells]) {
    printLine(
      row
        .map((cell, index) => cell.padEnd(widths[index] ?? 0))
        .join('  ')
        .trimEnd(),
    );
  }
}

/** Prints one result: as JSON, or as `name: value` lines. */
export function printResult(result: Record<string, Cell | object>, { json }: OutputOptions): void {
  if (json) {
    printLine(JSON.stringify(result));
    return;
  }
  const width = Math.max(...Object.keys(result).map((name) => name.length));
  for (const [name, value] of Object.entries(result)) {
    const shown = typeof value === 'object' && value !== null ? JSON.stringify(value) : inOneLine(value);
    printLine(`${`${name}:`.padEnd(width + 2)}${shown}`);
  }
}

/** One line on standard output. What others wrote in it steers no terminal. */
export function printLine(line: string): void {
  process.stdout.write(`${printable(line)}\n`);
}

/** A cell that takes as much room as it has characters. */
function inOneLine(cell: Cell): string {
  return printable(String(cell ?? '—')).replace(/[\n\t]/g, ' ');
}

/** Says on standard error what went wrong and what to do; for programs as one JSON value. */
export function reportError(error: unknown, json: boolean): void {
  const message = error instanceof AppError ? error.message : describeProblem(error);
  const code = error instanceof AppError ? error.code : error instanceof Error ? error.name : 'Error';
  const problems = error instanceof AppError && error.problems.length > 0 ? { problems: error.problems } : {};
  const said = json ? JSON.stringify({ error: { code, message, ...problems } }) : message;
  process.stderr.write(`${printable(said)}\n`);
}
