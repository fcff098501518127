import type { IncomingMessage } from 'node:http';
import { answersRange, type ByteRange, readContentRange, readUnsatisfiedRange } from './byte-range.ts';
import { mediaType } from './media-type.ts';
import { type RecordingProblem, recordingProblem } from './recording-outcome.ts';

/** What an answer holds, as it goes on to the browser; or that it has no such part. */
type Head =
  | {
      kind: 'content';
      status: 200 | 206;
      headers: Record<string, string>;
      /** `null`: neither sound nor film. */
      type: string | null;
      /** In bytes; `null`: not said. */
      length: number | null;
    }
  | { kind: 'no_such_part'; status: 416; headers: Record<string, string> };

/**
 * What the status and headers of a provider's answer mean for the one who asked for `range`. `mostBytes` is the
 * limit for a whole recording.
 */
export function judgeHead(
  { statusCode = 0, headers }: IncomingMessage,
  range: ByteRange | null,
  url: URL,
  mostBytes: number,
): Head | RecordingProblem {
  if ([401, 403, 404, 410].includes(statusCode)) {
    return recordingProblem(
      'expired',
      `${url.host} answers ${statusCode}: the address has expired, the recording was deleted, or it asks for a sign-in.`,
    );
  }
  if (statusCode >= 300 && statusCode < 400) {
    return recordingProblem(
      'redirected',
      `${url.host} ${leadsTo(headers.location, url)}, which is not followed.`,
    );
  }
  if (statusCode === 416 && range !== null) {
    const total = readUnsatisfiedRange(headers['content-range']);
    return {
      kind: 'no_such_part',
      status: 416,
      headers: total === null ? {} : { 'content-range': `bytes */${total}` },
    };
  }
  if (statusCode !== 200 && statusCode !== 206) {
    return recordingProblem('unreachable', `${url.host} answers ${statusCode}. Try again later.`);
  }
  if (headers['content-encoding'] !== undefined && headers['content-encoding'] !== 'identity') {
    return recordingProblem('unreachable', `${url.host} sends the recording packed, although asked not to.`);
  }
  const type = mediaType(headers['content-type'], url.pathname);
  if (type === 'text') {
    return recordingProblem(
      'not_audio',
      `${url.host} sent a page instead of a recording: the address has expired, or it asks for a sign-in.`,
    );
  }
  const announced = wholeNumber(headers['content-length']);
  if (statusCode === 206) {
    const part = readContentRange(headers['content-range']);
    const length = part === null ? null : part.last - part.first + 1;
    const agrees = part !== null && range !== null && answersRange(range, part);
    if (!agrees || (announced !== null && announced !== length)) {
      return recordingProblem('unreachable', `${url.host} sent another part than was asked for.`);
    }
    if ((part.total ?? part.last + 1) > mostBytes) return tooLarge(part.total, mostBytes);
    return {
      kind: 'content',
      status: 206,
      headers: {
        'accept-ranges': 'bytes',
        'content-range': `bytes ${part.first}-${part.last}/${part.total ?? '*'}`,
      },
      type,
      length,
    };
  }
  if (announced !== null && announced > mostBytes) return tooLarge(announced, mostBytes);
  if (range !== null && 'first' in range && announced !== null && range.first >= announced) {
    return { kind: 'no_such_part', status: 416, headers: { 'content-range': `bytes */${announced}` } };
  }
  // A part was asked for and everything came: the server knows no parts. RFC 9110 allows that answer.
  const parts = range === null ? headers['accept-ranges'] : 'none';
  return {
    kind: 'content',
    status: 200,
    headers: parts === 'bytes' || parts === 'none' ? { 'accept-ranges': parts } : {},
    type,
    length: announced,
  };
}

function tooLarge(bytes: number | null, most: number): RecordingProblem {
  const size = bytes === null ? '' : ` It has ${megabytes(bytes)}.`;
  return recordingProblem(
    'too_large',
    `Recordings of more than ${megabytes(most)} are not played here.${size} An admin can raise RECORDING_MAX_BYTES.`,
  );
}

const megabytes = (bytes: number) =>
  `${(bytes / 1_048_576).toLocaleString('en', { maximumFractionDigits: 1 })} MB`;

const wholeNumber = (header: string | undefined) => (/^\d{1,15}$/.test(header ?? '') ? Number(header) : null);

/** Only the host: the rest may hold a token. */
function leadsTo(location: string | undefined, url: URL): string {
  if (location === undefined || !URL.canParse(location, url)) return 'sends on to another address';
  return `sends on to ${new URL(location, url).host.slice(0, 200)}`;
}
