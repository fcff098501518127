import { z } from 'zod';
import { openSecret } from '../connections/seal-secret.ts';
import { db } from '../db.ts';

/** What the front door needs to know of a connection. */
export type WebhookConnection = {
  id: string;
  provider: string;
  authentication: string;
  activeSecrets: string[];
};

const row = z.object({
  id: z.uuid(),
  provider: z.string(),
  authentication: z.string(),
  ciphertext: z.instanceof(Uint8Array).nullable(),
});

/** The connection of that provider and id with its currently valid secrets; `null` when there is none. */
export async function webhookConnection(provider: string, id: string): Promise<WebhookConnection | null> {
  if (!z.uuid().safeParse(id).success) return null;
  const rows = await db().$queryRaw`
    SELECT c.id, c.provider, c.authentication, s.ciphertext
    FROM connection AS c
    LEFT JOIN connection_secret AS s ON s.connection_id = c.id
      AND s.valid_from <= now() AND (s.valid_until IS NULL OR s.valid_until > now())
    WHERE c.id = ${id}::uuid AND c.provider = ${provider}`;
  const parsed = z.array(row).parse(rows);
  const [first] = parsed;
  if (!first) return null;
  const sealed = parsed.flatMap(({ ciphertext }) => (ciphertext === null ? [] : [ciphertext]));
  return {
    id: first.id,
    provider,
    authentication: first.authentication,
    activeSecrets: sealed.map((envelope) => openSecret(envelope, first.id)),
  };
}
