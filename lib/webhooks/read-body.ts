import { AppError } from '../http/app-error.ts';

/**
 * Reads a request's body as it came, and stops as soon as it exceeds the limit, whatever length was declared.
 *
 * @param limit bytes.
 * @throws {AppError} `too_large` over the limit; `malformed` when the sender breaks off.
 */
export async function readBody(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  if (!request.body) return new Uint8Array();
  const declared = Number(request.headers.get('content-length'));
  if (declared > limit) throw tooLarge(limit);
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = request.body.getReader();
  for (;;) {
    const { done, value } = await reader.read().catch(() => {
      throw new AppError('malformed', 'The request ended before its body was complete. Send it again.');
    });
    if (done) break;
    length += value.byteLength;
    if (length > limit) {
      await reader.cancel().catch(() => {});
      throw tooLarge(limit);
    }
    chunks.push(value);
  }
  const body = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    body.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return body;
}

function tooLarge(limit: number): AppError {
  return new AppError(
    'too_large',
    `The body is larger than the ${limit.toLocaleString('en')} bytes accepted here. Send less, or ask the operator to raise MAX_BODY_BYTES.`,
  );
}
