import { createHash } from 'node:crypto';

/** Text that no compressor makes shorter: an index entry of it takes all of its room. */
export const noise = (bytes: number) =>
  Array.from({ length: Math.ceil(bytes / 64) }, (_, part) =>
    createHash('sha512').update(`${part}`).digest('base64'),
  ).join('');
