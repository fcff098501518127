import { hash } from 'node:crypto';

/**
 * The id of one of a call's keys: a name-based UUID (RFC 9562, version 5) of connection and key. Derived, not
 * counted, so it is the same after a rebuild; a call's own id is that of the first of its keys.
 */
export function callKeyId(connectionId: string, key: string): string {
  return nameBasedUuid(connectionId, key);
}

/**
 * A version 5 UUID: SHA-1 over namespace and name.
 *
 * @param namespace a UUID in text form.
 */
export function nameBasedUuid(namespace: string, name: string): string {
  const bytes = Buffer.concat([Buffer.from(namespace.replaceAll('-', ''), 'hex'), Buffer.from(name)]);
  const hex = hash('sha1', bytes);
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `5${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
