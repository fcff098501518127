import { AppError } from '../http/app-error.ts';
import type { IncomingRequest } from './incoming-request.ts';

/** Bytes. Node itself ends a connection only far above these, with an answer that explains nothing. */
const limits = { uri: 8192, headers: 16_384 };

/**
 * Refuses what no sender needs: an address over 8 KiB, headers over 16 KiB altogether.
 *
 * @throws {AppError} `uri_too_long`, `headers_too_large`.
 */
export function assertBounds({ uriBytes, headers }: Pick<IncomingRequest, 'uriBytes' | 'headers'>): void {
  if (uriBytes > limits.uri) {
    throw new AppError(
      'uri_too_long',
      'The address with its query is longer than 8,192 bytes. Send the content in the body.',
    );
  }
  let bytes = 0;
  // As on the wire: "name: value" and a line end. Header values are bytes, one a character.
  for (const [name, value] of headers) bytes += name.length + value.length + 4;
  if (bytes > limits.headers) {
    throw new AppError(
      'headers_too_large',
      'The headers have more than 16,384 bytes altogether. Send fewer or shorter ones.',
    );
  }
}
