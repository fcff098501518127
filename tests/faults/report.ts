import os from 'node:os';
import { printLine } from '../../lib/cli/output.ts';
import type { Result } from './run-fault.ts';

/** Prints on what this is run: where others use the processors, whatever is asked in seconds means little. */
export function reportMachine(): void {
  const cores = os.cpus();
  printLine(
    `${cores.length} cores (${cores[0]?.model.trim() ?? 'unknown'}), load ${os.loadavg()[0]?.toFixed(1)} before; Node ${process.version}`,
  );
}

/** Prints how a fault ended: a line of what was counted, and what went wrong below it. */
export function report(result: Result): void {
  const title = result.fault.padEnd(26);
  if (result.verdict === 'skipped') {
    printLine(`${title}skipped, because ${result.because}`);
    return;
  }
  const { verdict, counts, recovery, asked, broken } = result;
  const figures = counts && [
    `${counts.sent} sent`,
    `${counts.acknowledged} acknowledged`,
    `${counts.lost} lost`,
    `${counts.doubled} doubled`,
    `${counts.refused} non-2xx`,
    ...(counts.unanswered > 0 ? [`${counts.unanswered} unanswered (${reasons(counts.failures)})`] : []),
  ];
  const recovered = recovery === undefined ? [] : [`recovered in ${recovery.toFixed(1)} s`];
  const details = asked.filter(({ met }) => met).map(({ what, found }) => `${what} (${found})`);
  printLine(
    `${title}${verdict === 'ok' ? 'ok     ' : 'FAILED '}${[...(figures ?? []), ...recovered, ...details].join(', ')}`,
  );
  for (const { what, found } of asked.filter(({ met }) => !met))
    printLine(`    asked: ${what}; found: ${found}`);
  for (const line of broken) printLine(`    ${line.replaceAll('\n', '\n    ')}`);
}

function reasons(failures: Record<string, number>): string {
  return Object.entries(failures)
    .map(([why, count]) => `${why} ${count}`)
    .join(', ');
}
