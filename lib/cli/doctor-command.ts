import { Command } from 'commander';
import { examine } from '../health/examine.ts';
import { type OutputOptions, printLine } from './output.ts';
import { withDatabase } from './with-database.ts';

const marks = { ok: 'ok', warning: 'WARNING', problem: 'PROBLEM' } as const;

/** `doctor`: what is wrong and what to do; fails when there is a problem. */
export function doctorCommand(): Command {
  return new Command('doctor')
    .description('Check the database, migrations, queue, secrets, disk and versions')
    .option('--json', 'print JSON, one check a line')
    .action(({ json }: OutputOptions) =>
      withDatabase(
        async () => {
          const findings = await examine();
          for (const found of findings) {
            if (json) printLine(JSON.stringify(found));
            else printLine(`${found.check.padEnd(12)}${marks[found.status].padEnd(9)}${found.detail}`);
            if (!json && found.remedy !== null) printLine(`${' '.repeat(21)}${found.remedy}`);
          }
          if (findings.some(({ status }) => status === 'problem')) process.exitCode = 1;
        },
        { asItIs: true },
      ),
    );
}
