import { crc32 } from 'node:zlib';

// A file is a header (the format's name and version, then the file's marker: eight random bytes) and frames. A
// frame is: marker, number of the record within the file, length, checksum of these three, checksum of the record
// (all integers unsigned, 32 bits, little-endian), record. What a sender wrote into a record cannot be taken for
// a frame, because no sender knows the marker.
const format = Buffer.from('SWSPOOL\x01', 'latin1');

export const markerLength = 8;
export const fileHeaderLength = format.length + markerLength;
export const frameHeaderLength = markerLength + 16;

/** What a file begins with. */
export function fileHeader(marker: Buffer): Buffer {
  return Buffer.concat([format, marker]);
}

/** The frames of records that follow each other, `first` being the number of the first. */
export function frameRecords(marker: Buffer, first: number, records: readonly Uint8Array[]): Buffer {
  return Buffer.concat(
    records.flatMap((record, index) => {
      const header = Buffer.alloc(frameHeaderLength);
      header.set(marker);
      header.writeUInt32LE(first + index, 8);
      header.writeUInt32LE(record.length, 12);
      header.writeUInt32LE(crc32(header.subarray(0, 16)), 16);
      header.writeUInt32LE(crc32(record), 20);
      return [header, record];
    }),
  );
}

export type NumberedRecord = { number: number; bytes: Buffer };

type FileContent = {
  /** In the order of their numbers, which have gaps where the file is damaged. */
  records: NumberedRecord[];
  /**
   * `cut`: the last write was interrupted and nothing that was acknowledged is missing. `damaged`: something that
   * was written completely cannot be read any more.
   */
  state: 'whole' | 'cut' | 'damaged';
};

/** Reads a file's bytes. What does not check is left out, never guessed; what stands behind it is found again. */
export function readRecords(file: Buffer): FileContent {
  const records: NumberedRecord[] = [];
  if (file.length < fileHeaderLength || isZero(file)) {
    // The header is written together with the first records.
    return { records, state: file.length === 0 || startsLikeHeader(file) ? 'cut' : 'damaged' };
  }
  if (!file.subarray(0, format.length).equals(format)) return { records, state: 'damaged' };
  const marker = file.subarray(format.length, fileHeaderLength);
  let state: FileContent['state'] = 'whole';
  let at = fileHeaderLength;
  while (at < file.length) {
    const frame = readFrame(file, at, marker);
    if (typeof frame === 'object') {
      records.push(frame);
      at += frameHeaderLength + frame.bytes.length;
      continue;
    }
    const next = file.indexOf(marker, at + 1);
    state = state === 'whole' && frame === 'cut' && next < 0 ? 'cut' : 'damaged';
    if (next < 0) break;
    at = next;
  }
  return { records, state };
}

function readFrame(file: Buffer, at: number, marker: Buffer): NumberedRecord | 'cut' | 'damaged' {
  const rest = file.subarray(at);
  if (isZero(rest)) return 'cut';
  const begin = rest.subarray(0, markerLength);
  if (rest.length < frameHeaderLength) {
    return begin.equals(marker.subarray(0, begin.length)) ? 'cut' : 'damaged';
  }
  if (!begin.equals(marker) || rest.readUInt32LE(16) !== crc32(rest.subarray(0, 16))) return 'damaged';
  const end = frameHeaderLength + rest.readUInt32LE(12);
  if (end > rest.length) return 'cut';
  const bytes = rest.subarray(frameHeaderLength, end);
  if (rest.readUInt32LE(20) !== crc32(bytes)) return 'damaged';
  return { number: rest.readUInt32LE(8), bytes };
}

/** A file that was made longer shortly before the computer went down may hold zeros where nothing was written. */
function isZero(bytes: Buffer): boolean {
  return bytes.every((byte) => byte === 0);
}

function startsLikeHeader(file: Buffer): boolean {
  const begin = file.subarray(0, format.length);
  return isZero(file) || begin.equals(format.subarray(0, begin.length));
}
