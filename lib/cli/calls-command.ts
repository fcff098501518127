import { once } from 'node:events';
import { Command } from 'commander';
import { systemViewer } from '../auth/system-viewer.ts';
import { streamCalls } from '../calls/stream-calls.ts';
import { printable } from '../printable.ts';
import { withDatabase } from './with-database.ts';

/** `calls`: every call with every field of the call model and its conversation, newline-delimited JSON, oldest first. */
export function callsCommand(): Command {
  return new Command('calls')
    .description('Print all calls, one JSON value a line, oldest first')
    .option('--json', 'accepted for symmetry: this command always prints JSON')
    .action(() =>
      withDatabase(async () => {
        for await (const call of streamCalls(systemViewer('command line'), { conversation: true })) {
          const written = process.stdout.write(`${printable(JSON.stringify(call))}\n`);
          // A slow reader must not make this process hold everything in memory.
          if (!written) await once(process.stdout, 'drain');
        }
      }),
    );
}
