import { Command, CommanderError } from 'commander';
import { adminCommand } from './admin-command.ts';
import { backupCommand, restoreCommand } from './backup-command.ts';
import { callsCommand } from './calls-command.ts';
import { connectionCommand } from './connection-command.ts';
import { deliveriesCommand } from './deliveries-command.ts';
import { demoCommand } from './demo-command.ts';
import { doctorCommand } from './doctor-command.ts';
import { reportError } from './output.ts';
import { rebuildCommand } from './rebuild-command.ts';
import { settingsCommand } from './settings-command.ts';
import { wordsCommand } from './words-command.ts';

/** The operator's command line: `npm run -s switchboard -- <command>`. */
const program = new Command('switchboard')
  .description('Operates Switchboard from a terminal, on the same database as the running app.')
  .showHelpAfterError('(see --help)')
  .exitOverride()
  .addCommand(adminCommand())
  .addCommand(connectionCommand())
  .addCommand(deliveriesCommand())
  .addCommand(callsCommand())
  .addCommand(wordsCommand())
  .addCommand(rebuildCommand())
  .addCommand(demoCommand())
  .addCommand(settingsCommand())
  .addCommand(backupCommand())
  .addCommand(restoreCommand())
  .addCommand(doctorCommand());

// A reader that has enough (`| head`) closes the pipe: that is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

try {
  await program.parseAsync();
} catch (error) {
  // Commander has printed its own message already, or the help that was asked for.
  process.exitCode = error instanceof CommanderError ? error.exitCode : 1;
  if (!(error instanceof CommanderError)) reportError(error, process.argv.includes('--json'));
}
