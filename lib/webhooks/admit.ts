import { z } from 'zod';
import { findProvider } from '../providers/registry.ts';
import { type ActiveConnections, secretsAt, type WebhookConnection } from './active-connections.ts';
import { authenticate, type Credentials } from './authenticate.ts';
import type { RefusalCause } from './refusal-cause.ts';

/** Where a webhook was sent: the segments of its path. */
export type WebhookAddress = { provider: string; connection: string; rest?: string[] | undefined };

export type Admitted = {
  verdict: 'admitted';
  connection: WebhookConnection;
  /** Of the secret that admitted it. */
  fingerprint: string;
  /** What is left of the path: a trigger's name where a provider has an address for each. */
  trigger: string;
};

export type Refused = {
  verdict: 'refused';
  cause: RefusalCause;
  connectionId: string | null;
  /** Of what was offered, if anything was. */
  fingerprint: string | null;
};

/** `unverified`: it may be right, but nobody can tell as long as the database was never reached. */
export type Admission = Admitted | Refused | { verdict: 'unverified'; connection: string };

type AdmitOptions = {
  /** The instant by which secrets are judged: that of the receipt. */
  at: Date;
  /** Asks the database instead of what this process knows. */
  anew: boolean;
};

const connectionId = z.uuid();

/** Whether a request comes from whom its address says. */
export async function admit(
  connections: ActiveConnections,
  credentials: Omit<Credentials, 'rest'>,
  { provider: name, connection, rest = [] }: WebhookAddress,
  { at, anew }: AdmitOptions,
): Promise<Admission> {
  const provider = findProvider(name);
  if (!provider) return refused('unknown_provider');
  if (!connectionId.safeParse(connection).success) return refused('unknown_connection');
  const id = connection.toLowerCase();
  const found = await (anew ? connections.findAnew : connections.find)(provider.id, id);
  if (found === undefined) return { verdict: 'unverified', connection: id };
  if (found === null) return refused('unknown_connection');
  const scheme = provider.authentication.find((each) => each.scheme === found.authentication);
  if (!scheme) return refused('unknown_scheme', found.id);
  const result = await authenticate(scheme, secretsAt(found, at), { ...credentials, rest });
  if (!result.ok) return refused(result.cause, found.id, result.fingerprint);
  return {
    verdict: 'admitted',
    connection: found,
    fingerprint: result.fingerprint,
    trigger: result.trigger,
  };
}

function refused(
  cause: RefusalCause,
  connectionId: string | null = null,
  fingerprint: string | null = null,
): Refused {
  return { verdict: 'refused', cause, connectionId, fingerprint };
}
