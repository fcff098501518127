import { decodeContent } from './decode-content.ts';
import { decodeWindows1252, isWindows1252 } from './decode-windows-1252.ts';
import { formFields } from './form-fields.ts';
import { parseJson } from './parse-json.ts';

/** The payload of a request, parsed by its content type, or what is wrong with it. */
export type ReadPayload = { ok: true; payload: unknown } | { ok: false; problem: string };

/** The parts of a request that a payload is read from; the same for a live request and a stored delivery. */
export type PayloadSource = {
  method: string;
  query: string;
  contentType: string;
  /** As the header says; none when absent. */
  contentEncoding?: string;
  /** As sent. */
  body: Uint8Array;
};

/**
 * What a body may have when it is decompressed, in bytes. Not configurable: a delivery that is read again years
 * later must say the same.
 */
const decodedLimit = 10 * 1024 ** 2;

/**
 * Reads the payload of a webhook request. JSON bodies as JSON, with numbers too long for JavaScript as text;
 * forms and query strings as a flat record whose repeated fields become arrays. A body without or with a
 * foreign text type is tried as JSON, then as a form. Compressed bodies are decompressed. The query string is
 * the payload where there is no body. Never throws.
 */
export function readPayload({
  method,
  query,
  contentType,
  contentEncoding = '',
  body,
}: PayloadSource): ReadPayload {
  if (method === 'GET' || body.length === 0) return form({ text: query });
  const [type = '', ...parameters] = contentType.toLowerCase().split(';');
  const mime = type.trim();
  if (mime.startsWith('multipart/')) {
    return {
      ok: false,
      problem: 'multipart bodies are not read: send application/json or a URL-encoded form',
    };
  }
  const content = decodeContent(body, contentEncoding, decodedLimit);
  if (!content.ok) return content;
  const decoded = decodeText(content.body, parameters);
  if (!decoded.ok) return decoded;
  if (mime === 'application/x-www-form-urlencoded') return form(decoded);
  if (mime === 'application/json' || mime.endsWith('+json')) return json(decoded.text);

  const attempt = json(decoded.text);
  if (attempt.ok) return attempt;
  if (/^[^\s{["=]+=/.test(decoded.text)) return form(decoded);
  return {
    ok: false,
    problem: `the body (${mime || 'no content type'}) is neither JSON nor a URL-encoded form`,
  };
}

/** A text, and the character set that its sender says it is in. */
type Text = { text: string; charset?: string | undefined };

function decodeText(
  body: Uint8Array,
  parameters: string[],
): ({ ok: true } & Text) | { ok: false; problem: string } {
  const given = parameters
    .map((parameter) => /^\s*charset\s*=\s*"?([^"\s]+)"?\s*$/.exec(parameter)?.[1])
    .find((name) => name !== undefined);
  const charset = byteOrderMark(body) ?? given;
  const name = charset ?? 'utf-8';
  let decoder: TextDecoder;
  try {
    decoder = new TextDecoder(name, { fatal: true });
  } catch {
    return { ok: false, problem: `the character set "${name}" is not known: send UTF-8` };
  }
  try {
    const text = isWindows1252(name) ? decodeWindows1252(body) : decoder.decode(body);
    return { ok: true, text, charset };
  } catch {
    return { ok: false, problem: `the body is not valid ${name}: send UTF-8` };
  }
}

/** The mark at the start of a text outweighs what its header says, as in browsers. */
function byteOrderMark([first, second, third]: Uint8Array): string | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return undefined;
}

function json(text: string): ReadPayload {
  if (text.trim() === '') return { ok: true, payload: {} };
  try {
    return { ok: true, payload: parseJson(text) };
  } catch (error) {
    // The engine's message quotes the text around the mistake; only where it is may be repeated.
    const position = error instanceof Error ? /position (\d+)/.exec(error.message)?.[1] : undefined;
    return {
      ok: false,
      problem: `the body is not valid JSON${position ? ` (at character ${position})` : ''}`,
    };
  }
}

function form({ text, charset }: Text): ReadPayload {
  const all = new Map<string, string[]>();
  for (const [name, value] of formFields(text, charset)) {
    const values = all.get(name);
    if (values) values.push(value);
    else all.set(name, [value]);
  }
  const payload = Object.fromEntries(
    [...all].map(([name, values]) => {
      const [first = '', ...more] = values;
      return [name, more.length === 0 ? first : values];
    }),
  );
  return { ok: true, payload };
}
