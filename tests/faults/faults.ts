import { Command } from 'commander';
import { printLine, reportError } from '../../lib/cli/output.ts';
import { faults } from './all-faults.ts';
import { report, reportMachine } from './report.ts';
import { type Result, runFault } from './run-fault.ts';

type Options = { only?: string[]; quick?: boolean; json?: boolean; verbose?: boolean };

/** `npm run faults`: causes one fault after the other to the real server and database, and says what came of it. */
const program = new Command('faults')
  .description(
    'Causes faults to Switchboard under load: the built app as `npm start` runs it, a real PostgreSQL, real kills,\n' +
      'on directories of its own. After each one every acknowledged delivery is looked for, every call compared with\n' +
      'a rebuild, every rollup with its calls. Exit code 1 when something did not hold.',
  )
  .option('--only <name...>', 'only these faults')
  .option('--quick', 'fewer rounds')
  .option('--json', 'print JSON, one fault a line')
  .option('--verbose', 'say on standard error how far each one is')
  .addHelpText(
    'after',
    `\nFaults:\n${faults.map(({ name, about }) => `  ${name.padEnd(26)}${about}`).join('\n')}`,
  )
  .showHelpAfterError('(see --help)')
  .action(main);

async function main({ only, quick = false, json, verbose }: Options): Promise<void> {
  const unknown = only?.filter((name) => !faults.some((fault) => fault.name === name)) ?? [];
  if (unknown.length > 0) throw new Error(`There is no fault called ${unknown.join(', ')} (see --help).`);
  const interrupt = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => interrupt.abort());
  const say = (line: string) => {
    if (verbose) process.stderr.write(`  ${line}\n`);
  };
  const results: Result[] = [];
  if (!json) reportMachine();
  for (const fault of faults) {
    if (only && !only.includes(fault.name)) continue;
    if (interrupt.signal.aborted) break;
    if (verbose) process.stderr.write(`${fault.name}: ${fault.about}\n`);
    const result = await runFault(fault, { quick, say, interrupted: interrupt.signal });
    results.push(result);
    if (json) printLine(JSON.stringify(result));
    else report(result);
  }
  const failed = results.filter(({ verdict }) => verdict === 'failed').length;
  const skipped = results.filter(({ verdict }) => verdict === 'skipped').length;
  if (!json) {
    printLine(`\n${results.length - failed - skipped} survived, ${failed} failed, ${skipped} skipped`);
  }
  process.exit(interrupt.signal.aborted ? 130 : failed > 0 ? 1 : 0);
}

try {
  await program.parseAsync();
} catch (error) {
  reportError(error, false);
  process.exit(1);
}
