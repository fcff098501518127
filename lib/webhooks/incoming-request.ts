import { type ReadPayload, readPayload } from '../http/read-payload.ts';
import { storableText } from '../providers/field.ts';
import { readBody } from './read-body.ts';

/** A webhook request as the front door sees it. Its body is read once, when it is first asked for. */
export type IncomingRequest = {
  method: string;
  /** The query string without `?`. */
  query: string;
  contentType: string;
  headers: Headers;
  /** The nearest hop that named itself or was named by our own server. */
  sender: string | null;
  /** The bytes as they came. */
  body: () => Promise<Uint8Array<ArrayBuffer>>;
  /** What they say. */
  payload: () => Promise<ReadPayload>;
};

/** @param limit bytes that the body may have; reading more fails, see `readBody`. */
export function incomingRequest(request: Request, limit: number): IncomingRequest {
  const { method, headers } = request;
  const query = storableText(new URL(request.url).search.slice(1));
  const contentType = headers.get('content-type') ?? '';
  let reading: Promise<Uint8Array<ArrayBuffer>> | undefined;
  const body = () => {
    reading ??= readBody(request, limit);
    return reading;
  };
  let said: ReadPayload | undefined;
  const payload = async () => {
    said ??= readPayload({ method, query, contentType, body: await body() });
    return said;
  };
  return {
    method,
    query,
    contentType,
    headers,
    sender: senderAddress(headers),
    body,
    payload,
  };
}

function senderAddress(headers: Headers): string | null {
  const nearest = headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() ?? '';
  return nearest.replace(/^::ffff:/i, '').slice(0, 64) || null;
}
