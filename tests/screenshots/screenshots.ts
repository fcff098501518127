import { Command, CommanderError } from 'commander';
import { reportError } from '../../lib/cli/output.ts';
import { findBrowser } from '../../lib/launch/find-browser.ts';
import { startBenchApp } from '../bench/bench-app.ts';
import { takePictures } from './take-pictures.ts';

/** `npm run screenshots`: takes the pictures of the README anew. */
const program = new Command('screenshots')
  .description(
    'Takes the pictures of the README anew: the same made-up calls in an empty data directory, the same screens.',
  )
  .showHelpAfterError('(see --help)')
  .exitOverride()
  .action(run);

async function run(): Promise<void> {
  const say = (line: string) => void process.stderr.write(`${line}\n`);
  const browser = await findBrowser(say);
  const app = await startBenchApp(say, 'product');
  try {
    await takePictures(app, browser, say);
  } finally {
    await app.stop();
  }
}

try {
  await program.parseAsync();
} catch (error) {
  // Commander has printed its own message already, or the help that was asked for.
  process.exitCode = error instanceof CommanderError ? error.exitCode : 1;
  if (!(error instanceof CommanderError)) reportError(error, false);
}
