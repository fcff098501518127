import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync, type ZlibOptions } from 'node:zlib';

type DecodedContent = { ok: true; body: Uint8Array } | { ok: false; problem: string };

/** More codings one over the other than anybody needs. */
const mostCodings = 3;

/**
 * Undoes the codings of `Content-Encoding`, the last one first. Never throws.
 *
 * @param limit bytes that may come out of each: a small body must not become a huge one.
 */
export function decodeContent(body: Uint8Array, contentEncoding: string, limit: number): DecodedContent {
  const codings = contentEncoding
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim())
    .filter((coding) => coding !== '' && coding !== 'identity');
  if (codings.length > mostCodings) {
    return { ok: false, problem: `the body has ${codings.length} content encodings: send it with one` };
  }
  let decoded = body;
  for (const coding of codings.toReversed()) {
    const undone = decodeOne(decoded, coding, limit);
    if (!undone.ok) return undone;
    decoded = undone.body;
  }
  return { ok: true, body: decoded };
}

function decodeOne(body: Uint8Array, coding: string, limit: number): DecodedContent {
  const decode = decoders.get(coding);
  if (!decode) {
    return {
      ok: false,
      problem: `the content encoding "${printable(coding)}" is not known: send gzip, deflate, br or none`,
    };
  }
  try {
    return { ok: true, body: decode(body, { maxOutputLength: limit }) };
  } catch (error) {
    return {
      ok: false,
      problem: isTooLarge(error)
        ? `the body decompresses to more than ${limit.toLocaleString('en')} bytes`
        : `the body is not valid ${coding}`,
    };
  }
}

const decoders = new Map<string, (body: Uint8Array, options: ZlibOptions) => Uint8Array>([
  ['gzip', gunzipSync],
  ['x-gzip', gunzipSync],
  ['br', brotliDecompressSync],
  ['deflate', inflate],
]);

/** RFC 9110 means the zlib format; some senders leave its header out. */
function inflate(body: Uint8Array, options: ZlibOptions): Uint8Array {
  const hasHeader = ((body[0] ?? 0) & 0x0f) === 8 && ((body[0] ?? 0) * 256 + (body[1] ?? 0)) % 31 === 0;
  return hasHeader ? inflateSync(body, options) : inflateRawSync(body, options);
}

function isTooLarge(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
}

function printable(coding: string): string {
  return coding.slice(0, 40).replace(/[^ -~]/g, '?');
}
