import { Command } from 'commander';
import { createUser } from '../auth/create-user.ts';
import { systemViewer } from '../auth/system-viewer.ts';
import { createResetLink } from '../auth/users/create-reset-link.ts';
import { enableUser } from '../auth/users/enable-user.ts';
import { type ListedUser, listUsers } from '../auth/users/list-users.ts';
import { AppError } from '../http/app-error.ts';
import { type OutputOptions, printRecords, printResult } from './output.ts';
import { withDatabase } from './with-database.ts';

type CreateOptions = OutputOptions & { email: string; password: string; name?: string };

const operator = systemViewer('command line');

/** `admin create`, `list`, `reset-password` and `enable`: people, without a browser. */
export function adminCommand(): Command {
  return new Command('admin')
    .description('People who may sign in')
    .addCommand(create())
    .addCommand(list())
    .addCommand(resetPassword())
    .addCommand(enable());
}

function create(): Command {
  return new Command('create')
    .description('Create an admin')
    .requiredOption('--email <address>', 'how the admin signs in')
    .requiredOption('--password <password>', 'at least 10 characters')
    .option('--name <name>', 'shown in the audit log; the address when left out')
    .option('--json', 'print JSON')
    .action(({ email, password, name = email, json }: CreateOptions) =>
      withDatabase(async () => {
        const user = await createUser(operator, { email, password, name, role: 'admin' });
        printResult({ id: user.id, email: user.email, name: user.name, role: user.role }, { json });
      }),
    );
}

function list(): Command {
  return new Command('list')
    .description('List the people, with role and state')
    .option('--json', 'print JSON')
    .action(({ json }: OutputOptions) =>
      withDatabase(async () =>
        printRecords(
          await listUsers(operator),
          [
            ['name', ({ name }) => name],
            ['e-mail', ({ email }) => email],
            ['role', ({ role }) => role],
            ['state', ({ isDisabled }) => (isDisabled ? 'disabled' : 'active')],
            ['last seen', ({ lastSeenAt }) => lastSeenAt?.toISOString()],
          ],
          { json },
        ),
      ),
    );
}

function resetPassword(): Command {
  return new Command('reset-password')
    .description('Print a link by which a person sets a new password, once, within a day')
    .argument('<e-mail>', 'whose')
    .option('--json', 'print JSON')
    .action((email: string, { json }: OutputOptions) =>
      withDatabase(async () => {
        const { id } = await personWith(email);
        const { url, expiresAt } = await createResetLink(operator, { userId: id });
        printResult({ email, url, expiresAt: expiresAt.toISOString() }, { json });
      }),
    );
}

function enable(): Command {
  return new Command('enable')
    .description('Let a disabled person sign in again')
    .argument('<e-mail>', 'whom')
    .option('--json', 'print JSON')
    .action((email: string, { json }: OutputOptions) =>
      withDatabase(async () => {
        const { id } = await personWith(email);
        await enableUser(operator, { userId: id });
        printResult({ id, email, state: 'active' }, { json });
      }),
    );
}

async function personWith(email: string): Promise<ListedUser> {
  const wanted = email.trim().toLowerCase();
  const found = (await listUsers(operator)).find((user) => user.email === wanted);
  if (found) return found;
  throw new AppError('not_found', `Nobody has the address ${wanted}. "admin list" shows who there is.`);
}
