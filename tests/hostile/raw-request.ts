import net from 'node:net';

/** What came back over the socket. `status` 0: it was closed without an answer. */
export type RawAnswer = { status: number; headers: Headers; body: string };

/** The pieces of a request, sent in order; `pause` waits for so many milliseconds unless the answer comes first. */
export type Piece = Uint8Array | { pause: number };

type Patience = {
  /** Milliseconds until an answer must be there. */
  within: number;
  /** Closes our side after the last piece: nothing more will come. */
  halfClose: boolean;
};

/**
 * Sends bytes as they are: HTTP libraries refuse to send what no server should have to expect. Resolves with the
 * first answer that is no interim one; a connection that is closed or reset without one resolves, too.
 *
 * @throws {Error} when nothing at all happens in time.
 */
export function sendRaw(
  url: URL,
  pieces: readonly Piece[],
  { within, halfClose }: Patience,
): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const host = url.hostname.replace(/^\[|\]$/g, '');
    const socket = net.connect({ host, port: Number(url.port), allowHalfOpen: true });
    let received = Buffer.alloc(0);
    let over = false;
    const finish = (answer: RawAnswer) => {
      if (over) return;
      over = true;
      clearTimeout(timer);
      socket.destroy();
      resolve(answer);
    };
    const timer = setTimeout(() => {
      if (over) return;
      over = true;
      socket.destroy();
      reject(new Error(`no answer within ${within} ms; so far: ${received.toString('latin1', 0, 200)}`));
    }, within);
    socket.on('data', (chunk) => {
      received = Buffer.concat([received, chunk]);
      const answer = readAnswer(received, false);
      if (answer) finish(answer);
    });
    const closed = () =>
      finish(readAnswer(received, true) ?? { status: 0, headers: new Headers(), body: '' });
    socket.on('end', closed);
    socket.on('close', closed);
    // A server may answer and reset before it has read everything: what it said still counts.
    socket.on('error', closed);
    socket.on('connect', async () => {
      for (const piece of pieces) {
        if (over) return;
        if (piece instanceof Uint8Array) await written(socket, piece);
        else await new Promise((next) => setTimeout(next, piece.pause));
      }
      if (halfClose && !over) socket.end();
    });
  });
}

function written(socket: net.Socket, bytes: Uint8Array): Promise<void> {
  return new Promise((resolve) => {
    if (!socket.writable) resolve();
    else socket.write(bytes, () => resolve());
  });
}

/** @param ended whether nothing more will come, so that what is there must do. */
function readAnswer(received: Buffer, ended: boolean): RawAnswer | null {
  const headEnd = received.indexOf('\r\n\r\n');
  if (headEnd === -1) return null;
  const [statusLine = '', ...lines] = received.toString('latin1', 0, headEnd).split('\r\n');
  const status = Number(/^HTTP\/1\.[01] (\d{3})/.exec(statusLine)?.[1] ?? 0);
  const rest = received.subarray(headEnd + 4);
  if (status >= 100 && status < 200) return readAnswer(rest, ended);
  const headers = new Headers();
  for (const line of lines) {
    const colon = line.indexOf(':');
    headers.append(line.slice(0, colon).trim(), line.slice(colon + 1).trim());
  }
  const body = readContent(rest, headers, ended);
  return body === null ? null : { status, headers, body };
}

function readContent(rest: Buffer, headers: Headers, ended: boolean): string | null {
  if (headers.get('transfer-encoding') === 'chunked')
    return unchunk(rest) ?? (ended ? rest.toString() : null);
  const length = headers.get('content-length');
  if (length === null && !ended) return null;
  if (length !== null && rest.length < Number(length) && !ended) return null;
  return rest.toString();
}

function unchunk(rest: Buffer): string | null {
  const parts: Buffer[] = [];
  let at = 0;
  for (;;) {
    const lineEnd = rest.indexOf('\r\n', at);
    if (lineEnd === -1) return null;
    const size = Number.parseInt(rest.toString('latin1', at, lineEnd), 16);
    if (size === 0) return Buffer.concat(parts).toString();
    const start = lineEnd + 2;
    if (rest.length < start + size + 2) return null;
    parts.push(rest.subarray(start, start + size));
    at = start + size + 2;
  }
}
