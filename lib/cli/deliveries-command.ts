import { Command, InvalidArgumentError, Option } from 'commander';
import { systemViewer } from '../auth/system-viewer.ts';
import { listDeliveries } from '../webhooks/list-deliveries.ts';
import { type OutputOptions, printRecords } from './output.ts';
import { withDatabase } from './with-database.ts';

type Options = OutputOptions & {
  state?: 'pending' | 'projected' | 'ignored' | 'failed';
  connection?: string;
  limit: number;
};

/** `deliveries`: what the providers sent, newest first. */
export function deliveriesCommand(): Command {
  return new Command('deliveries')
    .description('List what the providers sent, newest first')
    .addOption(
      new Option('--state <state>', 'only these').choices(['pending', 'projected', 'ignored', 'failed']),
    )
    .option('--connection <id>', 'only of this connection')
    .option('--limit <count>', 'at most this many', count, 100)
    .option('--json', 'print JSON, one delivery a line')
    .action(({ state, connection, limit, json }: Options) =>
      withDatabase(async () => {
        const page = await listDeliveries(systemViewer('command line'), {
          state,
          connectionId: connection,
          limit,
        });
        printRecords(
          page.deliveries,
          [
            ['ID', ({ id }) => id],
            ['RECEIVED', ({ receivedAt }) => receivedAt],
            ['STATE', ({ state }) => state],
            ['REPEATS', ({ repeats }) => repeats],
            ['REASON', ({ reason }) => reason],
          ],
          { json },
        );
      }),
    );
}

function count(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1)
    throw new InvalidArgumentError('write a whole number of 1 or more');
  return value;
}
