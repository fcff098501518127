import { z } from 'zod';
import { openSecret } from '../connections/seal-secret.ts';
import { ingestPool } from '../db.ts';
import { env } from '../env.ts';
import { logger } from '../logger.ts';
import { type Listening, listen } from '../postgres/listen.ts';

/** What the front door needs to know of a connection. */
export type WebhookConnection = {
  id: string;
  provider: string;
  authentication: string;
  /** Deliveries a second; `null`: the default. */
  rateLimit: number | null;
  /** Addresses and blocks that may send; empty: all. */
  allowedAddresses: string[];
  /** `validUntil` of the last days, too: what waited on disk is judged by when it came. */
  secrets: { value: string; validUntil: Date | null }[];
};

export type ActiveConnections = {
  /**
   * The connection of that provider and id as this process knows it; `null` when there is none, `undefined`
   * while the database was never reached and nothing is known.
   */
  find: (provider: string, id: string) => Promise<WebhookConnection | null | undefined>;
  /**
   * The same as the database knows it now: asked before a request is refused, because a change may be a
   * moment ahead of its announcement. Falls back on what is known when the database does not answer.
   */
  findAnew: (provider: string, id: string) => Promise<WebhookConnection | null | undefined>;
  stop: () => Promise<void>;
};

/** However many requests are refused, the database is asked this often at most. Milliseconds. */
const askAgainAfter = 100;

/**
 * Keeps all connections with their secrets in memory, so that a request costs no query, and reads them anew
 * when any process changes one. What is remembered only ever admits a request to storing; `storeDeliveries`
 * asks the database itself whether the secret is still valid.
 */
export function activeConnections(): ActiveConnections {
  let known: Map<string, WebhookConnection> | undefined;
  let loading: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  let lastStart = 0;

  const load = async () => {
    lastStart = performance.now();
    try {
      known = await readConnections();
    } catch (error) {
      logger().debug({ err: error }, 'the connections could not be read');
    }
  };
  /** A reading that begins after this call; callers share it. */
  const loadAnew = () => {
    next ??= (async () => {
      await loading;
      const wait = lastStart + askAgainAfter - performance.now();
      if (known && wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
      next = undefined;
      loading = load();
      await loading;
    })();
    return next;
  };
  const look = (provider: string, id: string) => {
    if (!known) return undefined;
    const connection = known.get(id);
    return connection?.provider === provider ? connection : null;
  };

  const listening: Listening = listen({
    databaseUrl: () => env().DATABASE_URL,
    channel: 'switchboard_connection',
    onNotice: () => void loadAnew(),
    onListening: (now) => {
      if (now) void loadAnew();
    },
  });
  return {
    find: async (provider, id) => {
      // Without the database every request would wait for a connection that cannot be made.
      if (!known && performance.now() - lastStart > 500) await loadAnew();
      else if (!known) await loading;
      return look(provider, id);
    },
    findAnew: async (provider, id) => {
      await loadAnew();
      return look(provider, id);
    },
    stop: async () => {
      await listening.stop();
      await next;
    },
  };
}

/** The secrets of a connection that had not ended at an instant. */
export function secretsAt({ secrets }: WebhookConnection, at: Date): string[] {
  return secrets.filter(({ validUntil }) => validUntil === null || validUntil > at).map(({ value }) => value);
}

const row = z.object({
  id: z.uuid(),
  provider: z.string(),
  authentication: z.string(),
  rate_limit: z.number().nullable(),
  allowed_addresses: z.array(z.string()),
  ciphertext: z.instanceof(Buffer).nullable(),
  valid_until: z.date().nullable(),
});

async function readConnections(): Promise<Map<string, WebhookConnection>> {
  const { rows } = await ingestPool().query(
    `SELECT c.id, c.provider, c.authentication, c.rate_limit, c.allowed_addresses,
       s.ciphertext, s.valid_until
     FROM connection AS c
     LEFT JOIN connection_secret AS s ON s.connection_id = c.id
       AND (s.valid_until IS NULL OR s.valid_until > now() - interval '7 days')`,
  );
  const found = new Map<string, WebhookConnection>();
  for (const read of z.array(row).parse(rows)) {
    const connection = found.get(read.id) ?? {
      id: read.id,
      provider: read.provider,
      authentication: read.authentication,
      rateLimit: read.rate_limit,
      allowedAddresses: read.allowed_addresses,
      secrets: [],
    };
    found.set(read.id, connection);
    const value = read.ciphertext && opened(read.ciphertext, read.id);
    if (value) connection.secrets.push({ value, validUntil: read.valid_until });
  }
  return found;
}

/** One secret that cannot be opened closes its connection, not the door. */
function opened(ciphertext: Uint8Array, connectionId: string): string | null {
  try {
    return openSecret(ciphertext, connectionId);
  } catch (error) {
    logger().error({ err: error, connectionId }, 'a secret cannot be read and admits nobody');
    return null;
  }
}
