import { Command, InvalidArgumentError } from 'commander';
import { systemViewer } from '../auth/system-viewer.ts';
import { clearDemo } from '../demo/clear-demo.ts';
import { loadDemo } from '../demo/load-demo.ts';
import { type OutputOptions, printResult } from './output.ts';
import { withProgressBar } from './progress-bar.ts';
import { withDatabase } from './with-database.ts';

type LoadOptions = OutputOptions & {
  days: number;
  calls: number;
  seed: number;
  until?: string;
  shuffled?: boolean;
};

/** `demo load`, `demo clear`: made-up calls of every provider, to look around with. */
export function demoCommand(): Command {
  const load = new Command('load')
    .description('Send made-up calls of every provider through the front door')
    .option('--days <count>', 'how far back they reach', whole, 90)
    .option('--calls <count>', 'how many', whole, 20_000)
    .option('--seed <number>', 'the same seed makes the same calls', whole, 1)
    .option('--until <instant>', 'where they end, such as 2026-11-20T12:00:00Z; now when left out')
    .option('--shuffled', 'send in a shuffled order; the same calls must come out')
    .option('--json', 'print JSON')
    .action(({ days, calls, seed, until, shuffled = false, json }: LoadOptions) =>
      withDatabase(async () => {
        const steps = { sending: 'Sending', projecting: 'Folding' } as const;
        const requests = await withProgressBar('requests', (progress) =>
          loadDemo(
            systemViewer('command line'),
            { days, calls, seed, until, shuffled },
            (done, total, step) => progress(done, total, steps[step]),
          ),
        );
        printResult({ requests }, { json });
      }),
    );
  const clear = new Command('clear')
    .description('Remove the demo connections and everything that came of them')
    .option('--json', 'print JSON')
    .action(({ json }: OutputOptions) =>
      withDatabase(async () => {
        printResult({ connections: await clearDemo(systemViewer('command line')) }, { json });
      }),
    );
  return new Command('demo')
    .description('Made-up calls to look around with')
    .addCommand(load)
    .addCommand(clear);
}

function whole(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0) throw new InvalidArgumentError('write a whole number');
  return value;
}
