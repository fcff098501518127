import { Presets, SingleBar } from 'cli-progress';
import { Command } from 'commander';
import { systemViewer } from '../auth/system-viewer.ts';
import { rebuild } from '../projection/rebuild.ts';
import { type OutputOptions, printResult } from './output.ts';
import { withDatabase } from './with-database.ts';

/** `rebuild`: all calls made anew from the stored deliveries, with a progress bar, while the app goes on. */
export function rebuildCommand(): Command {
  return new Command('rebuild')
    .description('Make all calls anew from the stored deliveries')
    .option('--json', 'print JSON')
    .action((options: OutputOptions) =>
      withDatabase(async () => {
        const format =
          'Rebuilding {bar} {percentage}% | {value} of {total} deliveries | {eta_formatted} left';
        const bar = new SingleBar(
          { format, stream: process.stderr, hideCursor: true },
          Presets.shades_classic,
        );
        let started = false;
        const deliveries = await rebuild(systemViewer('command line'), (done, total) => {
          if (!started) bar.start(total, 0);
          started = true;
          bar.update(done);
        }).finally(() => bar.stop());
        printResult({ deliveries }, options);
      }),
    );
}
