import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { deriveKey } from '../derive-key.ts';
import type { NewDelivery } from './delivery.ts';

/** A request that nobody could authenticate yet, whole, with what it shows to prove who sent it. */
export type UnverifiedRequest = {
  id: string;
  receivedAt: Date;
  provider: string;
  connection: string;
  rest: string[];
  method: string;
  query: string;
  headers: [name: string, value: string][];
  address: string | null;
  body: Uint8Array<ArrayBuffer>;
};

/** What waits on disk while the database is away. */
type SpoolRecord =
  | { kind: 'admitted'; delivery: NewDelivery }
  | { kind: 'unverified'; request: UnverifiedRequest };

/** A record as bytes, sealed (AES-256-GCM): requests contain people's numbers, and unverified ones secrets. */
export function encodeRecord(record: SpoolRecord): Uint8Array {
  const { body, ...fields } = record.kind === 'admitted' ? record.delivery : record.request;
  const head = Buffer.from(JSON.stringify({ kind: record.kind, fields }));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(head.byteLength);
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv(algorithm, key(), nonce);
  const sealed = [cipher.update(length), cipher.update(head), cipher.update(body), cipher.final()];
  return Buffer.concat([Buffer.of(version), nonce, cipher.getAuthTag(), ...sealed]);
}

/** What the bytes of a record say; not ok when they are none, or were sealed under another `APP_SECRET`. */
export function decodeRecord(
  bytes: Uint8Array,
): { ok: true; record: SpoolRecord } | { ok: false; error: unknown } {
  try {
    return { ok: true, record: decode(bytes) };
  } catch (error) {
    return { ok: false, error };
  }
}

function decode(bytes: Uint8Array): SpoolRecord {
  if (bytes[0] !== version) throw new Error('the record has an unknown version');
  const decipher = createDecipheriv(algorithm, key(), bytes.subarray(1, 13));
  decipher.setAuthTag(bytes.subarray(13, 29));
  const opened = Buffer.concat([decipher.update(bytes.subarray(29)), decipher.final()]);
  const end = 4 + opened.readUInt32BE(0);
  const body = new Uint8Array(opened.subarray(end));
  const { kind, fields } = head.parse(JSON.parse(opened.toString('utf8', 4, end)));
  return kind === 'admitted'
    ? { kind, delivery: { ...fields, body } }
    : { kind, request: { ...fields, body } };
}

const version = 1;
const algorithm = 'aes-256-gcm';
const nonceLength = 12;

let derived: Buffer | undefined;

function key(): Buffer {
  derived ??= deriveKey('spool/v1');
  return derived;
}

const both = {
  id: z.uuid(),
  receivedAt: z.coerce.date(),
  method: z.string(),
  query: z.string(),
  address: z.string().nullable(),
};

const head = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('admitted'),
    fields: z.object({
      ...both,
      connectionId: z.uuid(),
      trigger: z.string(),
      headers: z.record(z.string(), z.string()),
      contentType: z.string(),
      secretFingerprint: z.string(),
      problem: z.string().nullable(),
      isTest: z.boolean().optional(),
    }),
  }),
  z.object({
    kind: z.literal('unverified'),
    fields: z.object({
      ...both,
      provider: z.string(),
      connection: z.uuid(),
      rest: z.array(z.string()),
      headers: z.array(z.tuple([z.string(), z.string()])),
    }),
  }),
]);
