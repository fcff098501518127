import { Command } from 'commander';
import { systemViewer } from '../auth/system-viewer.ts';
import { rebuild } from '../projection/rebuild.ts';
import { type OutputOptions, printResult } from './output.ts';
import { withProgressBar } from './progress-bar.ts';
import { withDatabase } from './with-database.ts';

/** What a shell answers of a program that was interrupted. */
const interrupted = 130;

/** `rebuild`: all calls made anew from the stored deliveries, with a progress bar, while the app goes on. */
export function rebuildCommand(): Command {
  return new Command('rebuild')
    .description('Make all calls anew from the stored deliveries; joins a rebuild that is under way')
    .option('--json', 'print JSON')
    .action((options: OutputOptions) => withDatabase(() => rebuildAll(options)));
}

async function rebuildAll(options: OutputOptions): Promise<void> {
  const leaving = new AbortController();
  const leave = () => leaving.abort();
  process.once('SIGINT', leave);
  let job = '';
  const read = await withProgressBar('deliveries', (progress) =>
    rebuild(systemViewer('command line'), (done, total) => progress(done, total, 'Rebuilding'), {
      signal: leaving.signal,
      onJob: ({ id, startedByName, createdAt }, isJoined) => {
        job = id;
        if (isJoined)
          note(`A rebuild is under way, started by ${startedByName} at ${createdAt}: going on with it.`);
      },
    }),
  );
  process.off('SIGINT', leave);
  if (read !== null) {
    printResult({ deliveries: read, job }, options);
    return;
  }
  note(
    'Left before the end; nothing is lost. The running app goes on with it: Deliveries, Replay shows how far it is.',
  );
  note('While the app is down, "rebuild" goes on where it was.');
  printResult({ deliveries: null, job }, options);
  process.exitCode = interrupted;
}

/** To people, on standard error: standard output is the result. */
function note(line: string): void {
  process.stderr.write(`${line}\n`);
}
