import { isUtf8 } from 'node:buffer';
import { decodeWindows1252, isWindows1252 } from './decode-windows-1252.ts';

/**
 * The names and values of a URL-encoded form or a query string, in order. Escapes that are not UTF-8 are those of
 * older systems, and read as windows-1252 (which holds Latin-1), all of them or none: a text has one character set.
 *
 * @param charset what the sender says that the form is in; nothing when it says nothing. Another one than these is
 *   taken at its word: escapes are UTF-8, as everywhere on the web, and what they are not is replaced.
 */
export function formFields(encoded: string, charset?: string): [string, string][] {
  const isOlder = (charset === undefined || isWindows1252(charset)) && !isEscapedUtf8(encoded);
  return [...new URLSearchParams(isOlder ? escapedAsUtf8(encoded) : encoded)];
}

const escapes = /(?:%[0-9a-f]{2})+/gi;
const beyondAscii = /%[89a-f][0-9a-f]/gi;

function isEscapedUtf8(encoded: string): boolean {
  // A character's bytes stand together: what is between two escapes ends it.
  const hex = encoded.match(escapes)?.join('%20').replaceAll('%', '') ?? '';
  return isUtf8(Buffer.from(hex, 'hex'));
}

function escapedAsUtf8(encoded: string): string {
  return encoded.replace(beyondAscii, (escaped) =>
    encodeURIComponent(decodeWindows1252(Buffer.from(escaped.slice(1), 'hex'))),
  );
}
