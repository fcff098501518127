/** What one range of bytes asks for: from `first` on, to `last` (included) or the end; or the last bytes. */
export type ByteRange = { first: number; last: number | null } | { suffix: number };

/** Which bytes an answer holds, both included, and of how many; `null`: not said. */
type ContentRange = { first: number; last: number; total: number | null };

/**
 * Reads a `Range` header. `null` where the whole is to be answered: without one, and, as RFC 9110 (14.2) allows,
 * for what cannot be read, for units other than bytes and for several ranges at once.
 */
export function byteRange(header: string | null): ByteRange | null {
  const [, first = '', last = ''] =
    /^\s*bytes\s*=\s*(\d{0,15})\s*-\s*(\d{0,15})\s*$/i.exec(header ?? '') ?? [];
  if (first === '') return last === '' ? null : { suffix: Number(last) };
  if (last === '') return { first: Number(first), last: null };
  return Number(last) < Number(first) ? null : { first: Number(first), last: Number(last) };
}

/** Writes it as a `Range` header. */
export function rangeHeader(range: ByteRange): string {
  return 'suffix' in range ? `bytes=-${range.suffix}` : `bytes=${range.first}-${range.last ?? ''}`;
}

/** Reads the `Content-Range` of an answer that holds a part; `null` when it is none that makes sense. */
export function readContentRange(header: string | undefined): ContentRange | null {
  const parts = /^\s*bytes (\d{1,15})-(\d{1,15})\/(\d{1,15}|\*)\s*$/i.exec(header ?? '');
  if (parts === null) return null;
  const [first, last] = [Number(parts[1]), Number(parts[2])];
  const total = parts[3] === '*' ? null : Number(parts[3]);
  return last < first || (total !== null && last >= total) ? null : { first, last, total };
}

/** How large the whole is, as an answer says that could not satisfy a range: `bytes * /1234`, without the space. */
export function readUnsatisfiedRange(header: string | undefined): number | null {
  const [, total] = /^\s*bytes \*\/(\d{1,15})\s*$/i.exec(header ?? '') ?? [];
  return total === undefined ? null : Number(total);
}

/** Whether a part is one that was asked for: it may end earlier, but must not begin elsewhere or reach further. */
export function answersRange(asked: ByteRange, part: ContentRange): boolean {
  if (!('suffix' in asked)) {
    return part.first === asked.first && (asked.last === null || part.last <= asked.last);
  }
  if (part.total === null) return part.last - part.first < asked.suffix;
  return part.last === part.total - 1 && part.first === Math.max(0, part.total - asked.suffix);
}
