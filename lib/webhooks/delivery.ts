import { createHash, randomFillSync } from 'node:crypto';
import { v7 as newId } from 'uuid';

/** An admitted request as it is kept, secrets removed. */
export type NewDelivery = {
  /** Made here, not by the database: a delivery that is stored a second time, because nobody knows whether the first time went through, is recognised by it. */
  id: string;
  receivedAt: Date;
  connectionId: string;
  method: string;
  trigger: string;
  query: string;
  headers: Record<string, string>;
  contentType: string;
  body: Uint8Array<ArrayBuffer>;
  /** Of the secret that admitted it. */
  secretFingerprint: string;
  address: string | null;
  /** Why its body cannot be read, when it cannot: kept as *failed* at once. */
  problem: string | null;
  /** Sent by Switchboard itself, to try the connection out. Absent: no. */
  isTest?: boolean | undefined;
};

/** Ids in the order of their making keep the index that grows with every delivery small. */
export function newDeliveryId(): string {
  if (unused.length < 16) unused = randomFillSync(new Uint8Array(4096));
  const random = unused.subarray(0, 16);
  unused = unused.subarray(16);
  return newId({ random });
}

/** Random bytes are fetched for many ids at once: each fetch costs more than all else that makes an id. */
let unused = new Uint8Array();

/**
 * What tells a delivery from another of its connection: SHA-256 over its body and all that decides how the body
 * is read. The same bytes sent to two triggers say two things; sent once with a wrong content type and once with
 * the right one, they say something only the second time. A test is never taken for a repeat of the real thing,
 * nor the other way round.
 */
export function contentHash({ trigger, query, contentType, headers, body, isTest }: NewDelivery): Buffer {
  const around = [
    trigger,
    query,
    contentType,
    headers['content-encoding'] ?? '',
    ...(isTest ? ['test'] : []),
  ];
  return createHash('sha256').update(JSON.stringify(around)).update(body).digest();
}
