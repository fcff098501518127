import { Command } from 'commander';
import { systemViewer } from '../auth/system-viewer.ts';
import { rebuild } from '../projection/rebuild.ts';
import { type OutputOptions, printResult } from './output.ts';
import { withProgressBar } from './progress-bar.ts';
import { withDatabase } from './with-database.ts';

/** `rebuild`: all calls made anew from the stored deliveries, with a progress bar, while the app goes on. */
export function rebuildCommand(): Command {
  return new Command('rebuild')
    .description('Make all calls anew from the stored deliveries')
    .option('--json', 'print JSON')
    .action((options: OutputOptions) =>
      withDatabase(async () => {
        const deliveries = await withProgressBar('deliveries', (progress) =>
          rebuild(systemViewer('command line'), (done, total) => progress(done, total, 'Rebuilding')),
        );
        printResult({ deliveries }, options);
      }),
    );
}
