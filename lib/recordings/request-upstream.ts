import type { IncomingMessage } from 'node:http';
import https from 'node:https';
import type { LookupFunction } from 'node:net';
import type { Door } from './door.ts';

/** The host leads to an address that may not be connected to. */
export class AddressNotAllowed extends Error {
  override name = 'AddressNotAllowed';
}

/** The other side was too slow; `during` says in what. */
export class TookTooLong extends Error {
  override name = 'TookTooLong';
  readonly during: 'connecting' | 'answering' | 'sending';

  constructor(during: TookTooLong['during']) {
    super(`took too long: ${during}`);
    this.during = during;
  }
}

/**
 * Sends one GET over TLS and resolves with the head of its answer, whatever it is: no redirect is followed. The
 * host's addresses are looked up once, here, and only those among them that the door allows are connected to.
 *
 * @param signal ends the request, and the answer while it is read.
 * @throws {AddressNotAllowed} when there is no address that may be connected to.
 * @throws {TookTooLong} and what Node.js throws when a host cannot be found, reached or trusted.
 */
export function requestUpstream(
  url: URL,
  headers: Record<string, string>,
  door: Door,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const literal = url.hostname.replace(/^\[|\]$/g, '');
  // Node.js looks up no address that is one already.
  if (isLiteral(literal) && !door.mayConnect(literal)) return Promise.reject(new AddressNotAllowed(literal));

  return new Promise((resolve, reject) => {
    const request = https.request(url, {
      agent: false,
      signal,
      headers,
      lookup: allowedLookup(door),
      ...(door.ca === undefined ? {} : { ca: door.ca }),
    });
    let timer = giveUpAfter(door.limits.connect, 'connecting');
    function giveUpAfter(milliseconds: number, during: TookTooLong['during']) {
      return setTimeout(() => request.destroy(new TookTooLong(during)), milliseconds);
    }
    request.once('socket', (socket) => {
      // Before anything was sent: the last word has the address that was really reached.
      socket.once('connect', () => {
        const address = socket.remoteAddress ?? '';
        if (!door.mayConnect(address)) request.destroy(new AddressNotAllowed(address));
      });
      socket.once('secureConnect', () => {
        clearTimeout(timer);
        timer = giveUpAfter(door.limits.firstByte, 'answering');
      });
    });
    request.once('response', (response) => {
      clearTimeout(timer);
      resolve(response);
    });
    request.once('close', () => clearTimeout(timer));
    request.on('error', reject);
    request.end();
  });
}

function allowedLookup({ resolve, mayConnect }: Door): LookupFunction {
  return (hostname, { all }, callback) => {
    resolve(hostname).then(
      (found) => {
        const allowed = found.filter(({ address }) => mayConnect(address));
        const [first] = allowed;
        if (first === undefined) callback(new AddressNotAllowed(hostname), []);
        else if (all) callback(null, allowed);
        else callback(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => callback(error, []),
    );
  };
}

const isLiteral = (hostname: string) => /^[\d.]+$/.test(hostname) || hostname.includes(':');
