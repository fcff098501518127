import { env } from '../env.ts';
import { type ReadPayload, readPayload } from '../http/read-payload.ts';
import { senderAddress } from '../http/sender-address.ts';
import { storableText } from '../providers/field.ts';
import { readBody } from './read-body.ts';

/** A webhook request as the front door sees it. Its body is read once, when it is first asked for. */
export type IncomingRequest = {
  method: string;
  /** Length of path and query. */
  uriBytes: number;
  /** The query string without `?`. */
  query: string;
  contentType: string;
  headers: Headers;
  /** The address that it came from; `null` when that is not known. */
  sender: string | null;
  /** The bytes as they came. */
  body: () => Promise<Uint8Array<ArrayBuffer>>;
  /** What they say. */
  payload: () => Promise<ReadPayload>;
};

/**
 * @param limit bytes that the body may have; reading more fails, see `readBody`.
 * @param seconds in which it must arrive, from when it is first asked for.
 */
export function incomingRequest(
  request: Request,
  limit: number,
  seconds: number = env().BODY_TIMEOUT_SECONDS,
): IncomingRequest {
  const { method, headers } = request;
  const { pathname, search } = new URL(request.url);
  const query = storableText(search.slice(1));
  const contentType = headers.get('content-type') ?? '';
  const contentEncoding = headers.get('content-encoding') ?? '';
  let reading: Promise<Uint8Array<ArrayBuffer>> | undefined;
  const body = () => {
    reading ??= readBody(request, { bytes: limit, seconds });
    return reading;
  };
  let said: ReadPayload | undefined;
  const payload = async () => {
    said ??= readPayload({ method, query, contentType, contentEncoding, body: await body() });
    return said;
  };
  return {
    method,
    uriBytes: pathname.length + search.length,
    query,
    contentType,
    headers,
    sender: senderAddress(headers),
    body,
    payload,
  };
}
