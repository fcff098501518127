import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import https from 'node:https';
import { mediaCertificate } from './media-certificate.ts';

/** What `/ring.mp3` is: bytes that tell where they stand. */
export const ringing = Buffer.from(Array.from({ length: 100_000 }, (_, at) => (at * 7 + (at >> 8)) % 251));

export type MediaServer = {
  port: number;
  /** Address of a path under the name that its certificate is for. */
  url: (path: string) => string;
  /** What was asked for, oldest first. */
  requests: IncomingMessage[];
  /** Answers that are being sent; they end when they were sent or the connection was closed. */
  open: Set<ServerResponse>;
  /** Bytes that were handed to connections since the start. */
  written: () => number;
  close: () => Promise<void>;
};

/** A store of recordings as providers run them, over TLS on this computer, with all that can be wrong with one. */
export async function startMediaServer(): Promise<MediaServer> {
  const requests: IncomingMessage[] = [];
  const open = new Set<ServerResponse>();
  let written = 0;
  const server = https.createServer(mediaCertificate, (request, response) => {
    requests.push(request);
    open.add(response);
    const { write } = response;
    response.write = (piece: Uint8Array) => {
      written += piece.byteLength;
      return write.call(response, piece, 'utf8');
    };
    response.once('close', () => open.delete(response));
    answer(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    port,
    url: (path) => `https://media.example.com:${port}${path}`,
    requests,
    open,
    written: () => written,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function answer(request: IncomingMessage, response: ServerResponse): void {
  const { pathname } = new URL(request.url ?? '/', 'https://media.example.com');
  const [, first = '', second = ''] = pathname.split('/');
  switch (first) {
    case 'ring.mp3':
      sendPart(request, response);
      return;
    case 'no-ranges.wav':
      response.writeHead(200, { 'content-type': 'audio/x-wav', 'content-length': ringing.length });
      response.end(ringing);
      return;
    case 'status':
      response.writeHead(Number(second), { 'content-type': 'text/html' });
      response.end('<h1>Not today</h1>');
      return;
    case 'redirect':
      response.writeHead(Number(second), { location: '/ring.mp3?token=secret' });
      response.end();
      return;
    case 'typed':
      response.writeHead(200, { 'content-type': decodeURIComponent(second) });
      response.end(ringing);
      return;
    case 'never-answers':
      return;
    case 'falls-silent':
      response.writeHead(200, { 'content-type': 'audio/mpeg', 'content-length': ringing.length });
      response.write(ringing.subarray(0, 1000));
      return;
    case 'ends-early':
      response.writeHead(200, { 'content-type': 'audio/mpeg', 'content-length': ringing.length });
      response.write(ringing.subarray(0, 1000), () => response.destroy());
      return;
    case 'endless':
      response.writeHead(200, { 'content-type': 'audio/mpeg' });
      sendForEver(response);
      return;
    case 'huge':
      response.writeHead(200, { 'content-type': 'audio/mpeg', 'content-length': 600_000_000 });
      sendForEver(response);
      return;
    case 'huge-part':
      response.writeHead(206, { 'content-type': 'audio/mpeg', 'content-range': 'bytes 0-9/600000000' });
      response.end(ringing.subarray(0, 10));
      return;
    case 'wrong-part':
      response.writeHead(206, { 'content-type': 'audio/mpeg', 'content-range': 'bytes 5-9/100000' });
      response.end(ringing.subarray(5, 10));
      return;
    case 'longer-part':
      response.writeHead(206, { 'content-type': 'audio/mpeg', 'content-range': 'bytes 0-9/100000' });
      response.end(ringing.subarray(0, 500));
      return;
    case 'packed':
      response.writeHead(200, { 'content-type': 'audio/mpeg', 'content-encoding': 'gzip' });
      response.end(ringing);
      return;
    default:
      response.writeHead(404);
      response.end();
  }
}

/** Ranges as RFC 9110 has them, and headers that are none of a browser's business. */
function sendPart({ headers }: IncomingMessage, response: ServerResponse): void {
  const total = ringing.length;
  const base = {
    'content-type': 'audio/mpeg',
    'accept-ranges': 'bytes',
    'set-cookie': 'provider=1',
    'x-amz-request-id': 'internal',
    etag: '"abc"',
  };
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(headers.range ?? '') ?? [];
  if (from === '' && to === '') {
    response.writeHead(200, { ...base, 'content-length': total });
    response.end(ringing);
    return;
  }
  const first = from === '' ? Math.max(0, total - Number(to)) : Number(from);
  const last = from === '' || to === '' ? total - 1 : Math.min(Number(to), total - 1);
  if (first > last) {
    response.writeHead(416, { 'content-range': `bytes */${total}` });
    response.end();
    return;
  }
  response.writeHead(206, {
    ...base,
    'content-range': `bytes ${first}-${last}/${total}`,
    'content-length': last - first + 1,
  });
  response.end(ringing.subarray(first, last + 1));
}

function sendForEver(response: ServerResponse): void {
  const more = () => {
    while (!response.destroyed && response.write(ringing)) {
      // The connection takes more.
    }
  };
  response.on('drain', more);
  more();
}
