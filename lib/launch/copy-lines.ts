import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { printable } from '../printable.ts';

/**
 * Shows what another process prints, line by line: it may quote what strangers have sent.
 *
 * @param leftOut lines that are not shown.
 */
export function copyLines(from: Readable, to: Writable, leftOut: RegExp): void {
  createInterface({ input: from }).on('line', (line) => {
    if (!leftOut.test(line)) to.write(`${printable(line)}\n`);
  });
}
