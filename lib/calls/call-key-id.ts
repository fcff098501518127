import { createHash } from 'node:crypto';

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
  const hash = createHash('sha1')
    .update(Buffer.from(namespace.replaceAll('-', ''), 'hex'))
    .update(name)
    .digest();
  const version = (hash.readUInt8(6) & 0x0f) | 0x50;
  const variant = (hash.readUInt8(8) & 0x3f) | 0x80;
  hash.writeUInt8(version, 6);
  hash.writeUInt8(variant, 8);
  const hex = hash.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    '-',
  );
}
