import os from 'node:os';
import { printLine } from '../../lib/cli/output.ts';

/** A figure that the project has promised, and what was measured. Exactly one of the bounds is there. */
export type Goal = {
  what: string;
  value: number;
  unit: '×' | 'ms' | 'MB' | 'kB' | '%' | 'points';
  atLeast?: number;
  atMost?: number;
};

/** A heading and the rows under it, as they are printed. */
export type Table = { heading: readonly string[]; rows: readonly (readonly (string | number)[])[] };

/** What one benchmark has to say. */
export type Result = {
  bench: string;
  /** What was done, in a sentence or two. */
  setting: string;
  tables: readonly Table[];
  goals: readonly Goal[];
  /** What went wrong; then the figures count for nothing. */
  broken: readonly string[];
  notes: readonly string[];
  /** Every figure behind the tables, for programs. */
  figures: Record<string, unknown>;
};

/** A result and what database it was measured on, in words. */
export type Measurement = { databaseWords: string; result: Result };

export type Machine = { cores: number; model: string; load: number; node: string; database: string };

/** What the figures were measured on. `load` is how many processes wanted to run before it began. */
export function machine(database: string): Machine {
  const cores = os.cpus();
  return {
    cores: cores.length,
    model: cores[0]?.model.trim() ?? 'unknown processor',
    load: rounded(os.loadavg()[0] ?? 0),
    node: process.version,
    database,
  };
}

/** Prints results as one block that can be pasted, or as one JSON value. */
export function report(on: Machine, results: readonly Result[], { json }: { json?: boolean }): void {
  if (json) {
    const judged = results.map((result) => ({ ...result, goals: result.goals.map(judge) }));
    printLine(JSON.stringify({ at: new Date().toISOString(), machine: on, results: judged }));
    return;
  }
  printLine(`Switchboard, measured ${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC`);
  printLine(`${on.cores} cores (${on.model}), load ${on.load} before; Node ${on.node}; ${on.database}`);
  if (on.load > on.cores) printLine('Other programs were busy when it began: the figures say little.');
  for (const result of results) printResult(result);
}

function printResult({ bench, setting, tables, goals, broken, notes }: Result): void {
  printLine('');
  printLine(`── ${bench} ${'─'.repeat(Math.max(4, 96 - bench.length))}`);
  printLine(setting);
  for (const table of tables) printTable(table);
  if (goals.length > 0) {
    const rows = goals.map((goal) => {
      const { bound, verdict } = judge(goal);
      return [goal.what, `${rounded(goal.value)} ${goal.unit}`, bound, verdict];
    });
    printTable({ heading: ['goal', 'measured', 'asked', ''], rows });
  }
  if (notes.length + broken.length > 0) printLine('');
  for (const note of notes) printLine(`  ${note}`);
  for (const fault of broken) printLine(`  BROKEN: ${fault}`);
}

/** A goal that cannot be measured is missed. */
function judge(goal: Goal): Goal & { bound: string; met: boolean; verdict: string } {
  const { value, unit, atLeast, atMost } = goal;
  const bound = atLeast === undefined ? `≤ ${atMost} ${unit}` : `≥ ${atLeast} ${unit}`;
  const short = atLeast === undefined ? value - (atMost ?? Number.NaN) : atLeast - value;
  const met = short <= 0;
  return { ...goal, bound, met, verdict: met ? 'met' : `missed by ${rounded(short)} ${unit}` };
}

function printTable({ heading, rows }: Table): void {
  const lines = [heading, ...rows.map((row) => row.map(shown))];
  const widths = heading.map((_, column) => Math.max(...lines.map((line) => (line[column] ?? '').length)));
  printLine('');
  for (const line of lines) {
    const cells = line.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
    );
    printLine(`  ${cells.join('  ')}`.trimEnd());
  }
}

function shown(cell: string | number): string {
  return typeof cell === 'number' ? String(rounded(cell)) : cell;
}

/** Three digits that count are more than such measurements are worth. */
export function rounded(value: number): number {
  return Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3));
}
