import { isTestMark, testMarkHeader } from '../connections/test-delivery-mark.ts';
import { readPayload } from '../http/read-payload.ts';
import type { ActiveConnections } from './active-connections.ts';
import { admit } from './admit.ts';
import type { NewDelivery } from './delivery.ts';
import { keptHeaders } from './kept-headers.ts';
import { reject } from './reject.ts';
import type { UnverifiedRequest } from './spool-record.ts';

/**
 * Judges a request that came before anybody could, as if it came at its own time.
 *
 * @returns the delivery that it is; `null` when it is refused, which is recorded like every refusal.
 * @throws while the connections are still not known.
 */
export async function verifyRequest(
  request: UnverifiedRequest,
  connections: ActiveConnections,
): Promise<NewDelivery | null> {
  const { id, receivedAt, method, query, body, address } = request;
  const headers = new Headers(request.headers);
  const contentType = headers.get('content-type') ?? '';
  const contentEncoding = headers.get('content-encoding') ?? '';
  const read = readPayload({
    method,
    query,
    contentType,
    contentEncoding,
    body,
  });
  const credentials = { headers, payload: async () => read };
  const judge = (anew: boolean) => admit(connections, credentials, request, { at: receivedAt, anew });
  const known = await judge(false);
  // Only who would be refused is worth asking the database again.
  const admission = known.verdict === 'admitted' ? known : await judge(true);
  if (admission.verdict === 'unverified') throw new Error('the connections are not known yet');
  if (admission.verdict === 'refused') {
    const { cause, connectionId, fingerprint } = admission;
    reject({ provider: request.provider, connectionId, cause, fingerprint, address, method });
    return null;
  }
  const { connection, trigger } = admission;
  const connectionId = connection.id;
  const marked = () => ({ connectionId, trigger, query, body });
  return {
    ...{ id, receivedAt, method, query, contentType, body, address, connectionId, trigger },
    isTest: isTestMark(headers.get(testMarkHeader), marked),
    headers: keptHeaders(headers),
    secretFingerprint: admission.fingerprint,
    problem: read.ok ? null : read.problem,
  };
}
