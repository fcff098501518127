import type { IncomingMessage } from 'node:http';
import { logger } from '../logger.ts';
import { type ByteRange, rangeHeader } from './byte-range.ts';
import type { Door } from './door.ts';
import { explainFailure } from './explain-failure.ts';
import { judgeHead } from './judge-head.ts';
import { limitedBody } from './limited-body.ts';
import type { RecordingAnswer, RecordingProblem } from './recording-outcome.ts';
import { requestUpstream } from './request-upstream.ts';

type Fetch = {
  /** https, without user and password, on a host that was found to be allowed. */
  url: URL;
  range: ByteRange | null;
  /** Aborted when the one who asked has gone. */
  signal: AbortSignal;
  /** What the file is called when it is saved. */
  fileName: string;
};

/** Nothing of the viewer goes to the provider: no cookie, no address, no browser. */
const sentHeaders = {
  'user-agent': 'Switchboard',
  accept: 'audio/*, video/*;q=0.9, */*;q=0.5',
  'accept-encoding': 'identity',
};

/**
 * Fetches a recording, or a part of it, and hands it on while it comes. Only what the browser needs of the
 * provider's headers is taken over.
 */
export async function fetchRecording(
  { url, range, signal, fileName }: Fetch,
  door: Door,
): Promise<RecordingAnswer | RecordingProblem> {
  const headers: Record<string, string> = { ...sentHeaders };
  if (range !== null) headers.range = rangeHeader(range);
  let response: IncomingMessage;
  try {
    response = await requestUpstream(url, headers, door, signal);
  } catch (error) {
    return explainFailure(error, url);
  }
  const outcome = judgeHead(response, range, url, door.limits.bytes);
  if (outcome.kind !== 'content') {
    response.destroy();
    if (outcome.kind === 'problem') return outcome;
    return { kind: 'answer', status: 416, headers: outcome.headers, body: null };
  }
  const { status, type, length } = outcome;
  return {
    kind: 'answer',
    status,
    headers: {
      ...outcome.headers,
      'content-type': type ?? 'application/octet-stream',
      'content-disposition': `${type === null ? 'attachment' : 'inline'}; filename="${fileName}"`,
      ...(length === null ? {} : { 'content-length': String(length) }),
    },
    body: limitedBody(response, length, door.limits, (error) => {
      if (!signal.aborted) logger().warn({ err: error, host: url.host }, 'a recording broke off');
    }),
  };
}
