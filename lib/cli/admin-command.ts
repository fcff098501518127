import { Command } from 'commander';
import { createUser } from '../auth/create-user.ts';
import { systemViewer } from '../auth/system-viewer.ts';
import { type OutputOptions, printResult } from './output.ts';
import { withDatabase } from './with-database.ts';

type CreateOptions = OutputOptions & { email: string; password: string; name?: string };

/** `admin create`: the first admin, or a further one, without a browser. */
export function adminCommand(): Command {
  const create = new Command('create')
    .description('Create an admin')
    .requiredOption('--email <address>', 'how the admin signs in')
    .requiredOption('--password <password>', 'at least 10 characters')
    .option('--name <name>', 'shown in the audit log; the address when left out')
    .option('--json', 'print JSON')
    .action(({ email, password, name = email, json }: CreateOptions) =>
      withDatabase(async () => {
        const user = await createUser(systemViewer('command line'), { email, password, name, role: 'admin' });
        printResult({ id: user.id, email: user.email, name: user.name, role: user.role }, { json });
      }),
    );
  return new Command('admin').description('People who may do everything').addCommand(create);
}
