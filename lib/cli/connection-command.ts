import { Command, InvalidArgumentError, Option } from 'commander';
import { systemViewer } from '../auth/system-viewer.ts';
import { allowRecordingHosts } from '../connections/allow-recording-hosts.ts';
import { createConnection } from '../connections/create-connection.ts';
import { limitConnection } from '../connections/limit-connection.ts';
import { listConnections } from '../connections/list-connections.ts';
import { rotateSecret } from '../connections/rotate-secret.ts';
import { registry } from '../providers/registry.ts';
import { type OutputOptions, printRecords, printResult } from './output.ts';
import { withDatabase } from './with-database.ts';

type AddOptions = OutputOptions & {
  provider: string;
  label: string;
  timeZone?: string;
  country?: string;
  setting: Record<string, string>;
  authentication?: string;
  secret?: string;
};

type RotateOptions = OutputOptions & { overlapHours: number; secret?: string };

type LimitOptions = OutputOptions & { rate?: number | 'default'; allow?: string[]; allowAny?: true };

type RecordingsOptions = OutputOptions & { allowHost?: string[]; allowNone?: true };

/** `connection add`, `list`, `rotate-secret`, `limit` and `recordings`. */
export function connectionCommand(): Command {
  return new Command('connection')
    .description('Provider accounts that deliver here')
    .addCommand(add())
    .addCommand(list())
    .addCommand(rotate())
    .addCommand(limit())
    .addCommand(recordings());
}

function add(): Command {
  return new Command('add')
    .description('Add a connection; prints its id, webhook address and secret')
    .requiredOption('--provider <id>', `one of: ${registry.map(({ id }) => id).join(', ')}`)
    .requiredOption('--label <name>', 'what people call it')
    .option(
      '--time-zone <zone>',
      'IANA zone of times without an offset; the provider’s usual one when left out',
    )
    .option(
      '--country <code>',
      'country of numbers without a country code; the provider’s usual one when left out',
    )
    .option('--setting <key=value>', 'a setting of the provider; may be repeated', setting, {})
    .option('--authentication <scheme>', 'how requests are authenticated, where the provider offers several')
    .option('--secret <secret>', 'the secret that the provider made, where it makes it')
    .option('--json', 'print JSON')
    .action(
      ({ provider, label, timeZone, country, setting: settings, authentication, secret, json }: AddOptions) =>
        withDatabase(async () => {
          const input = {
            provider,
            label,
            timeZone,
            defaultCountry: country,
            settings,
            authentication,
            secret,
          };
          const added = await createConnection(systemViewer('command line'), input);
          printResult(
            {
              id: added.connection.id,
              provider: added.connection.provider,
              label: added.connection.label,
              timeZone: added.connection.timeZone,
              country: added.connection.defaultCountry,
              authentication: added.scheme,
              url: added.urls[0]?.url,
              secret: added.secret,
              authHeader: added.header,
              ...triggerUrls(added.urls),
            },
            { json },
          );
        }),
    );
}

function list(): Command {
  return new Command('list')
    .description('List the connections')
    .option('--json', 'print JSON, one connection a line')
    .action((options: OutputOptions) =>
      withDatabase(async () => {
        printRecords(
          await listConnections(systemViewer('command line')),
          [
            ['ID', ({ id }) => id],
            ['PROVIDER', ({ provider }) => provider],
            ['LABEL', ({ label }) => label],
            ['STATUS', ({ status }) => status],
            ['TIME ZONE', ({ timeZone }) => timeZone],
            ['COUNTRY', ({ defaultCountry }) => defaultCountry],
            ['A SECOND', ({ rateLimit }) => rateLimit ?? 'default'],
            ['FROM', ({ allowedAddresses }) => allowedAddresses.join(' ') || 'anywhere'],
          ],
          options,
        );
      }),
    );
}

function rotate(): Command {
  return new Command('rotate-secret')
    .description('Give a connection a new secret; the old one stays valid for a while')
    .argument('<id>', 'id of the connection')
    .option('--overlap-hours <hours>', 'how long the old secret stays valid, 0 to 168', hours, 24)
    .option('--secret <secret>', 'the new secret, where the provider makes it')
    .option('--json', 'print JSON')
    .action((connectionId: string, { overlapHours, secret, json }: RotateOptions) =>
      withDatabase(async () => {
        const rotated = await rotateSecret(systemViewer('command line'), {
          connectionId,
          overlapHours,
          secret,
        });
        printResult(
          {
            id: rotated.connection.id,
            authentication: rotated.scheme,
            url: rotated.urls[0]?.url,
            secret: rotated.secret,
            authHeader: rotated.header,
            oldSecretValidUntil: rotated.oldSecretValidUntil.toISOString(),
          },
          { json },
        );
      }),
    );
}

function limit(): Command {
  return new Command('limit')
    .description('Set how much a connection may send, and from where')
    .argument('<id>', 'id of the connection')
    .option('--rate <number>', 'deliveries a second, averaged over a minute; or "default"', rate)
    .option('--allow <address...>', 'addresses and blocks that may send, instead of those so far')
    .addOption(new Option('--allow-any', 'all addresses may send').conflicts('allow'))
    .option('--json', 'print JSON')
    .action((connectionId: string, { rate, allow, allowAny, json }: LimitOptions, command: Command) => {
      const allowedAddresses = allowAny ? [] : allow;
      if (rate === undefined && allowedAddresses === undefined) {
        command.error('nothing to set: give --rate, --allow or --allow-any');
      }
      return withDatabase(async () => {
        const rateLimit = rate === 'default' ? null : rate;
        const input = { connectionId, rateLimit, allowedAddresses };
        const limited = await limitConnection(systemViewer('command line'), input);
        printResult(
          { id: limited.id, rateLimit: limited.rateLimit, allowedAddresses: limited.allowedAddresses },
          { json },
        );
      });
    });
}

function recordings(): Command {
  return new Command('recordings')
    .description(
      'Set from which hosts recordings are fetched, besides those that the provider is known to use',
    )
    .argument('<id>', 'id of the connection')
    .option('--allow-host <host...>', 'hosts as media.example.com or *.example.com, instead of those so far')
    .addOption(new Option('--allow-none', 'no hosts besides').conflicts('allowHost'))
    .option('--json', 'print JSON')
    .action((connectionId: string, { allowHost, allowNone, json }: RecordingsOptions, command: Command) => {
      const hosts = allowNone ? [] : allowHost;
      if (hosts === undefined) command.error('nothing to set: give --allow-host or --allow-none');
      return withDatabase(async () => {
        const input = { connectionId, recordingHosts: hosts };
        const { id, recordingHosts } = await allowRecordingHosts(systemViewer('command line'), input);
        printResult({ id, recordingHosts }, { json });
      });
    });
}

function rate(text: string): number | 'default' {
  if (text === 'default') return text;
  if (/^\d+$/.test(text)) return Number(text);
  throw new InvalidArgumentError('write a whole number, or "default"');
}

/** For providers with an address for each trigger; the first address is the one without. */
function triggerUrls([, ...urls]: { label: string; url: string }[]) {
  return urls.length === 0
    ? {}
    : { triggerUrls: Object.fromEntries(urls.map(({ label, url }) => [label, url])) };
}

function setting(pair: string, before: Record<string, string>): Record<string, string> {
  const [, key, value] = /^([^=]+)=(.*)$/s.exec(pair) ?? [];
  if (key === undefined || value === undefined) throw new InvalidArgumentError('write it as key=value');
  return { ...before, [key]: value };
}

function hours(text: string): number {
  const value = Number(text);
  if (!Number.isFinite(value)) throw new InvalidArgumentError('write a number of hours');
  return value;
}
