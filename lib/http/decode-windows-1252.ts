/** What the bytes 0x80 to 0x9f mean, in order, by the WHATWG's index; 0x20 to 0x7e and from 0xa0 on are Latin-1. */
const c1 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/**
 * A text in windows-1252, for which also the names of Latin-1 and ASCII stand on the web. Not by `TextDecoder`, which
 * reads Latin-1 under this name in some versions of Node: a delivery that is read again must say the same.
 */
export function decodeWindows1252(bytes: Uint8Array): string {
  const latin1 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return latin1.replace(/[\u0080-\u009f]/g, (character) => c1.charAt(character.charCodeAt(0) - 0x80));
}

/** Whether a name of a character set stands for windows-1252. @throws {RangeError} for one that is not known. */
export function isWindows1252(charset: string): boolean {
  return new TextDecoder(charset).encoding === 'windows-1252';
}
