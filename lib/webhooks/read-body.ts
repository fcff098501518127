import { AppError } from '../http/app-error.ts';

/**
 * What a body may take. `bytes` is its size as it comes, `seconds` the time from now until its last byte.
 */
type BodyLimits = { bytes: number; seconds: number };

/**
 * Reads a request's body as it came. Stops as soon as it exceeds the size limit, whatever length was declared,
 * and when it has not come to its end in time: a sender that drips a byte now and then holds nothing open.
 *
 * @throws {AppError} `too_large` over the size; `timed_out` after the time; `malformed` when the sender breaks
 * off.
 */
export async function readBody(
  request: Request,
  { bytes, seconds }: BodyLimits,
): Promise<Uint8Array<ArrayBuffer>> {
  if (!request.body) return new Uint8Array();
  const declared = Number(request.headers.get('content-length'));
  if (declared > bytes) throw tooLarge(bytes);

  const reader = request.body.getReader();
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    stop(reader);
  }, seconds * 1000);
  try {
    const body = await readAll(reader, bytes);
    if (late) throw timedOut(seconds);
    return body;
  } catch (error) {
    stop(reader);
    throw error instanceof AppError ? error : brokenOff();
  } finally {
    clearTimeout(timer);
  }
}

/** Ends a pending read at once. Not waited for: what the sender holds up must not hold up the answer. */
function stop(reader: ReadableStreamDefaultReader<Uint8Array>): void {
  reader.cancel().catch(() => {});
}

async function readAll(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  limit: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return join(chunks, length);
    length += value.byteLength;
    if (length > limit) throw tooLarge(limit);
    chunks.push(value);
  }
}

function join(chunks: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const body = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    body.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return body;
}

function brokenOff(): AppError {
  return new AppError('malformed', 'The request ended before its body was complete. Send it again.');
}

function tooLarge(limit: number): AppError {
  return new AppError(
    'too_large',
    `The body is larger than the ${limit.toLocaleString('en')} bytes accepted here. Send less, or ask the operator to raise MAX_BODY_BYTES.`,
  );
}

function timedOut(seconds: number): AppError {
  return new AppError(
    'timed_out',
    `The body did not arrive within ${seconds} seconds. Send it again, or ask the operator to raise BODY_TIMEOUT_SECONDS.`,
  );
}
