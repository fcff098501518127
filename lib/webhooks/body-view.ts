import { formFields } from '../http/form-fields.ts';

/**
 * A body as it can be shown. `text` is decoded leniently, so that a wrong byte hides nothing else; `pretty` is
 * there when the text is JSON or a form. Bytes that are no text come as a hex dump of the first 4 KiB.
 */
export type BodyView =
  | { kind: 'empty' }
  | { kind: 'text'; bytes: number; text: string; truncated: boolean; pretty: string | null; lenient: boolean }
  | { kind: 'binary'; bytes: number; hex: string; truncated: boolean };

/** More of a body than this is not sent to a page. */
const textLimit = 262_144;
const hexLimit = 4096;

/** Decides how to show a body. Pure; takes any bytes. */
export function viewBody(body: Uint8Array): BodyView {
  if (body.length === 0) return { kind: 'empty' };
  const encoding = encodingOf(body);
  if (encoding === null) {
    return {
      kind: 'binary',
      bytes: body.length,
      hex: hexDump(body.subarray(0, hexLimit)),
      truncated: body.length > hexLimit,
    };
  }
  const full = new TextDecoder(encoding).decode(body);
  return {
    kind: 'text',
    bytes: body.length,
    text: full.slice(0, textLimit),
    truncated: full.length > textLimit,
    pretty: full.length > textLimit ? null : prettyPrint(full),
    lenient: full.includes('\uFFFD'),
  };
}

/** `null` when the bytes are no text: NULs, or mostly control characters and broken sequences. */
function encodingOf(body: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' | null {
  if (body[0] === 0xff && body[1] === 0xfe) return 'utf-16le';
  if (body[0] === 0xfe && body[1] === 0xff) return 'utf-16be';
  const start = body.subarray(0, 8192);
  const text = new TextDecoder().decode(start);
  let odd = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code === 0xfffd || (code < 32 && code !== 9 && code !== 10 && code !== 13)) odd += 1;
  }
  return odd > text.length / 10 ? null : 'utf-8';
}

function prettyPrint(text: string): string | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return null;
    const pretty = JSON.stringify(value, null, 2);
    // Deep nesting is mostly indentation: megabytes of it for a few kilobytes.
    return pretty.length > 2 * textLimit ? null : pretty;
  } catch {
    return isForm(text)
      ? formFields(text)
          .map(([name, value]) => `${name} = ${value}`)
          .join('\n')
      : null;
  }
}

function isForm(text: string): boolean {
  return /^[\w.[\]%+-]+=/.test(text) && !/[\s<{]/.test(text);
}

function hexDump(bytes: Uint8Array): string {
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; at += 16) {
    const row = bytes.subarray(at, at + 16);
    const hex = Array.from(row, (byte) => byte.toString(16).padStart(2, '0')).join(' ');
    const ascii = Array.from(row, (byte) =>
      byte >= 32 && byte < 127 ? String.fromCharCode(byte) : '.',
    ).join('');
    lines.push(`${at.toString(16).padStart(8, '0')}  ${hex.padEnd(47)}  ${ascii}`);
  }
  return lines.join('\n');
}
