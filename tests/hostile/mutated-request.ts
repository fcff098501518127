import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import type { Provider } from '../../lib/providers/provider.ts';
import { providerFixtures } from '../contract/provider-fixtures.ts';

/** A request that began as one of a provider's samples. */
export type MutatedRequest = {
  method: 'GET' | 'POST';
  /** Without `?`, as it stands in the address. */
  query: string;
  contentType: string;
  contentEncoding: string;
  trigger: string;
  body: Uint8Array<ArrayBuffer>;
};

/** Requests of a provider with bytes, content type, encoding, method, query and trigger changed at will. */
export function mutatedRequest(provider: Provider): fc.Arbitrary<MutatedRequest> {
  const deliveries = providerFixtures(provider).flatMap((fixture) => fixture.deliveries);
  const bodies = deliveries.map(({ body }) =>
    Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
  );
  const queries = deliveries.map(({ query }) => query);
  const slugs = [...provider.triggers.map(({ slug }) => slug), ...deliveries.map(({ trigger }) => trigger)];
  const encoded = fc.oneof(
    { weight: 6, arbitrary: fc.constant(asItIs) },
    { weight: 1, arbitrary: fc.constantFrom(...encodings) },
  );
  return fc
    .record({
      method: fc.oneof({ weight: 7, arbitrary: fc.constant('POST' as const) }, fc.constant('GET' as const)),
      body: fc.oneof(
        { weight: 8, arbitrary: fc.constantFrom(...bodies) },
        { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)) },
        { weight: 1, arbitrary: fc.constantFrom(...queries).map((query) => Buffer.from(query)) },
      ),
      query: fc.oneof(fc.constant(''), fc.constantFrom(...queries), fc.webQueryParameters()),
      trigger: fc.oneof(fc.constantFrom('', ...slugs), fc.string({ unit: 'binary', maxLength: 20 })),
      contentType: fc.oneof(
        { weight: 6, arbitrary: fc.constant('application/json') },
        { weight: 2, arbitrary: fc.constantFrom(...contentTypes) },
        fc.string({ maxLength: 40 }).filter(isHeaderValue),
      ),
      encoded,
      mutations: fc.array(mutation, { maxLength: 3 }),
    })
    .map(({ body, encoded: { name: contentEncoding, encode }, mutations, ...request }) => ({
      ...request,
      contentEncoding,
      body: Uint8Array.from(encode(mutations.reduce<Buffer>((bytes, mutate) => mutate(bytes), body))),
    }));
}

/** A value of Content-Encoding and what is done to the bytes, which need not fit. */
type Encoding = { name: string; encode: (bytes: Buffer) => Buffer };

const asItIs: Encoding = { name: '', encode: (bytes) => bytes };
const gzipped = (bytes: Buffer) => gzipSync(bytes, { level: 1 });
const encodings: Encoding[] = [
  { name: '', encode: (bytes) => Buffer.from(bytes.toString(), 'utf16le') },
  { name: '', encode: (bytes) => Buffer.concat([Buffer.of(0xef, 0xbb, 0xbf), bytes]) },
  { name: 'gzip', encode: gzipped },
  { name: 'deflate, gzip', encode: gzipped },
  { ...asItIs, name: 'gzip' },
  { ...asItIs, name: 'br' },
  { ...asItIs, name: 'x-unknown' },
];

const contentTypes = [
  'application/json; charset=utf-16le',
  'application/json; charset=latin1',
  'application/x-www-form-urlencoded',
  'text/plain',
  'multipart/form-data; boundary=x',
  '',
];

/** What `Headers` takes: blanks around a value are not part of it. */
function isHeaderValue(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(text) && text.trim() === text;
}

/** Something that may stand for a value of JSON. */
const values = [
  'null',
  '-1',
  '1e400',
  '12345678901234567890',
  '""',
  '"\\u0000"',
  '"\\ud800"',
  '{"__proto__":1}',
  '[[[]]]',
  '"9999-12-31 23:59:59"',
  '"0000-00-00 00:00:00"',
  '"<script>"',
];

/** A change of some bytes. Places are given in parts of the whole, because its length is not known yet. */
const mutation: fc.Arbitrary<(bytes: Buffer) => Buffer> = fc
  .record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.nat({ max: 30 }),
    with: fc.oneof(
      fc.uint8Array({ maxLength: 12 }),
      fc.constantFrom(...values).map((text) => Buffer.from(text)),
    ),
    kind: fc.oneof(
      { weight: 3, arbitrary: fc.constant('value') },
      fc.constantFrom('insert', 'replace', 'remove', 'cut', 'repeat', 'flip'),
    ),
  })
  .map((change) => (bytes) => {
    const at = Math.floor(change.at * bytes.length);
    const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)];
    switch (change.kind) {
      case 'insert':
        return Buffer.concat([before, change.with, after]);
      case 'replace':
        return Buffer.concat([before, change.with, after.subarray(change.length)]);
      case 'remove':
        return Buffer.concat([before, after.subarray(change.length)]);
      case 'cut':
        return before;
      case 'repeat':
        return Buffer.concat([before, after.subarray(0, change.length), after]);
      case 'flip':
        return Buffer.concat([
          before,
          Buffer.from(after.subarray(0, 1).map((byte) => byte ^ 0x80)),
          after.subarray(1),
        ]);
      default:
        return withOtherValue(bytes, at, Buffer.from(change.with).toString());
    }
  });

/** Puts a text in place of the value of a field of JSON near a place, so that most of the payload stays readable. */
function withOtherValue(bytes: Buffer, near: number, value: string): Buffer {
  const text = bytes.toString();
  const fields = [...text.matchAll(/":\s*("[^"]*"|-?[\d.]+|true|false|null)/g)];
  const field = fields.find(({ index }) => index >= near) ?? fields[0];
  if (!field) return bytes;
  const end = field.index + field[0].length;
  return Buffer.from(`${text.slice(0, field.index)}":${value}${text.slice(end)}`);
}
