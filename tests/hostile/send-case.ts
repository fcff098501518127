import { signCallId } from '../../lib/signatures/hmac-call-id.ts';
import { caseId, type HostileCase } from './hostile-case.ts';
import { type Piece, type RawAnswer, sendRaw } from './raw-request.ts';

/** A connection as its provider knows it. */
export type Account = { url: string; secret: string; scheme: string; header: { name: string } | null };

/** Longer than the app waits for a body. Milliseconds. */
const within = 45_000;

/** The bytes that a case sends as its body. */
export function bodyOf(each: HostileCase): Uint8Array {
  const body = each.body?.(caseId(each.name)) ?? '';
  return typeof body === 'string' ? Buffer.from(body) : body;
}

/** Sends a case to the connection it is meant for. */
export function sendCase(each: HostileCase, account: Account): Promise<RawAnswer> {
  const url = new URL(account.url);
  const body = bodyOf(each);
  const head = [requestLineOf(each, account), ...headersOf(each, account, body), '', ''].join('\r\n');
  const pieces: Piece[] = [Buffer.from(head, 'latin1'), ...framed(each, body)];
  return sendRaw(url, pieces, { within, halfClose: each.halfClose ?? false });
}

/** The path of the connection's address as this sender knows it; a stranger knows no secret. */
function pathOf({ proof = 'valid' }: HostileCase, { url, secret, scheme }: Account): string {
  const { pathname } = new URL(url);
  if (scheme !== 'secret-in-path' || proof === 'valid') return pathname;
  return pathname.replace(`/${secret}`, proof === 'wrong' ? '/whs_wrong' : '');
}

function requestLineOf(each: HostileCase, account: Account): string {
  const path = pathOf(each, account);
  if (each.requestLine) return each.requestLine(path);
  const target = each.target?.(path) ?? `${path}${each.append ?? ''}`;
  return `${each.method ?? 'POST'} ${target} HTTP/1.1`;
}

function headersOf(each: HostileCase, account: Account, body: Uint8Array): string[] {
  const { contentType = 'application/json', framing = 'length', host = new URL(account.url).host } = each;
  const length = framing === 'length' || framing === 'hanging' ? String(body.byteLength) : undefined;
  const declared = typeof framing === 'object' ? framing.declared : length;
  return [
    ...(host === null ? [] : [`Host: ${host}`]),
    ...(contentType === null ? [] : [`Content-Type: ${contentType}`]),
    ...(declared === undefined ? [] : [`Content-Length: ${declared}`]),
    ...(framing === 'chunked' ? ['Transfer-Encoding: chunked'] : []),
    ...proofOf(each, account),
    `Connection: ${each.keepAlive ? 'keep-alive' : 'close'}`,
    ...(each.headers ?? []),
  ];
}

function proofOf(each: HostileCase, { scheme, secret, header }: Account): string[] {
  const { proof = 'valid' } = each;
  if (proof === 'none') return [];
  const key = proof === 'valid' ? secret : 'a key that nobody gave out';
  if (scheme === 'authorization-key') return [`${header?.name ?? 'Authorization'}: ${key}`];
  if (scheme !== 'hmac-call-id') return [];
  const id = caseId(each.name);
  return [`Synthflow-Signature: ${signCallId(each.signed?.(id) ?? id, key)}`];
}

function framed({ framing = 'length' }: HostileCase, body: Uint8Array): Piece[] {
  if (framing === 'hanging') return [body.subarray(0, -1), { pause: within }];
  if (framing !== 'chunked') return [body];
  const pieces: Piece[] = [];
  for (let at = 0; at < body.byteLength; at += 65_536) {
    const chunk = body.subarray(at, at + 65_536);
    pieces.push(Buffer.from(`${chunk.byteLength.toString(16)}\r\n`), chunk, Buffer.from('\r\n'));
  }
  return [...pieces, Buffer.from('0\r\n\r\n')];
}
