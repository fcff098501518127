import { z } from 'zod';
import { record } from '../audit/record.ts';
import { authorise, type Viewer } from '../auth/viewer.ts';
import { db } from '../db.ts';
import { AppError } from '../http/app-error.ts';
import { parseInput } from '../http/parse-input.ts';
import type { Provider } from '../providers/provider.ts';
import { findProvider, registry } from '../providers/registry.ts';
import { country } from '../workspace/country.ts';
import { timeZone } from '../workspace/time-zone.ts';
import { acceptedSettings } from './accepted-settings.ts';
import { type Connection, toConnection } from './connection.ts';
import { authenticationOf, type ConnectionUrls, connectionUrls } from './connection-urls.ts';
import { givenSecret, refuseForeignSecret } from './given-secret.ts';
import { issueSecret } from './issue-secret.ts';
import { connectionLabel, refuseTakenLabel } from './refuse-taken-label.ts';

export type ConnectionInput = {
  provider: string;
  /** 1 to 80 characters; no two connections have the same, whatever the case. */
  label: string;
  /** IANA zone in which the provider's times without an offset are read; the provider's default when absent. */
  timeZone?: string;
  /** ISO 3166 country of numbers without a country code; the provider's default when absent. */
  defaultCountry?: string;
  /** The provider's own settings, as its declaration describes them. */
  settings?: Record<string, unknown>;
  /** One of the provider's authentication schemes; its first one when absent. */
  authentication?: string;
  /** Where the provider makes the secret: that secret. When absent, one is made. */
  secret?: string;
  /** Marks the connection as one of made-up calls, under this id. */
  demoId?: string;
};

export type ConnectionWithSecret = ConnectionUrls & { connection: Connection; secret: string };

/**
 * Adds a connection with its first secret. The secret is in the result, so that it can be shown right away.
 *
 * @throws {AppError} `invalid_input` naming each wrong value, `forbidden` without `connections.manage`.
 */
export async function createConnection(
  viewer: Viewer,
  input: ConnectionInput,
): Promise<ConnectionWithSecret> {
  authorise(viewer, 'connections.manage');
  const provider = requireProvider(input.provider);
  const { secret: given, demoId, ...values } = parseInput(connectionValues(provider), input);
  const settings = acceptedSettings(provider, input.settings ?? {});

  refuseForeignSecret(authenticationOf(provider, values), given);

  return db().$transaction(async (tx) => {
    await refuseTakenLabel(tx, values.label);
    const demo = demoId === undefined ? {} : { id: demoId, isDemo: true };
    const row = await tx.connection.create({ data: { ...values, ...demo, provider: provider.id, settings } });
    const { secret, fingerprint } = await issueSecret(tx, row.id, given);
    await record(tx, viewer, {
      action: 'connection.created',
      subjectType: 'connection',
      subjectId: row.id,
      after: { ...values, provider: provider.id, settings, secret: fingerprint },
    });
    return { connection: toConnection(row, null), secret, ...connectionUrls(provider, row, secret) };
  });
}

function requireProvider(id: string): Provider {
  const provider = findProvider(id);
  if (provider) return provider;
  const message = `there is no provider "${id}"; choose one of: ${registry.map((each) => each.id).join(', ')}`;
  throw new AppError('invalid_input', `provider: ${message}`, { problems: [{ key: 'provider', message }] });
}

function connectionValues(provider: Provider) {
  const { defaults } = provider;
  return z.object({
    label: connectionLabel,
    timeZone: timeZone.default(defaults.timeZone),
    authentication: authenticationScheme(provider),
    secret: givenSecret,
    demoId: z.uuid().optional(),
    defaultCountry: country.default(() => country.parse(defaults.country)),
  });
}

function authenticationScheme({ label, authentication }: Provider) {
  const schemes = authentication.map(({ scheme }) => scheme);
  return z
    .string()
    .refine(
      (scheme) => schemes.some((known) => known === scheme),
      `must be one that ${label} offers: ${schemes.join(', ')}`,
    )
    .default(authentication[0].scheme);
}
