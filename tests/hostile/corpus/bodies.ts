import { casesOf, type HostileCase } from '../hostile-case.ts';
import { jsonOf } from '../payload-of.ts';

/** Sizes, declared lengths and framing: what is wrong before anybody reads what a body says. */

/** The size limit of an app that is not configured otherwise. */
const limit = 5_242_880;

/** A valid payload of exactly so many bytes. */
const ofSize = (bytes: number) => (id: string) => {
  const bare = jsonOf('alohaa', { padding: '' })(id).length;
  return jsonOf('alohaa', { padding: 'x'.repeat(bytes - bare) })(id);
};

const refused = { to: 'alohaa', body: jsonOf('alohaa') } as const;

/** Hand-made chunks around a valid payload, which is not what is wrong. */
const chunks = (make: (json: string) => string) => (id: string) => make(jsonOf('alohaa')(id));
const hex = (text: string) => Buffer.byteLength(text).toString(16);

const sizes = casesOf({ to: 'alohaa', status: [200] }, [
  {
    name: 'empty body',
    body: () => '',
    becomes: ['ignored'],
    because: /no fields/,
  },
  {
    name: 'empty body, chunked',
    to: 'callerdesk',
    framing: 'chunked',
    becomes: ['ignored'],
    because: /no fields/,
  },
  {
    name: 'one byte that is no JSON',
    body: () => '{',
    status: [400],
    says: /not valid JSON/,
    becomes: ['failed'],
    because: /not valid JSON/,
  },
  {
    name: 'one byte that is JSON',
    body: () => '7',
    becomes: ['failed'],
    because: /one JSON object/,
  },
  { name: 'nothing but blanks', body: () => ' \n\t ', becomes: ['ignored'], because: /no fields/ },
  { name: 'as large as allowed', body: ofSize(limit), becomes: ['projected'] },
  { name: 'as large as allowed, chunked', body: ofSize(limit), framing: 'chunked', becomes: ['projected'] },
  {
    name: 'one byte too many',
    body: ofSize(limit + 1),
    status: [413],
    says: /larger than the 5,242,880 bytes/,
  },
  {
    name: 'one byte too many, chunked',
    body: ofSize(limit + 1),
    framing: 'chunked',
    status: [413],
    says: /larger than the 5,242,880 bytes/,
  },
  {
    name: 'thrice as large as allowed',
    body: ofSize(3 * limit),
    status: [413],
    says: /larger than the 5,242,880 bytes/,
  },
  {
    name: 'a thousand chunks of one byte',
    body: chunks((json) => `${[...json].map((byte) => `1\r\n${byte}\r\n`).join('')}0\r\n\r\n`),
    headers: ['Transfer-Encoding: chunked'],
    framing: 'as is',
    stored: (sent) =>
      Buffer.from(
        [
          ...Buffer.from(sent)
            .toString()
            .matchAll(/1\r\n(.)\r\n/gs),
        ]
          .map(([, byte]) => byte)
          .join(''),
      ),
    becomes: ['projected'],
  },
  {
    name: 'chunks with extensions and a trailer',
    body: chunks((json) => `${hex(json)};name="value"\r\n${json}\r\n0\r\nX-Checksum: none\r\n\r\n`),
    headers: ['Transfer-Encoding: chunked', 'Trailer: X-Checksum'],
    framing: 'as is',
    stored: (sent) => Buffer.from(/\{.*\}/s.exec(Buffer.from(sent).toString())?.[0] ?? ''),
    becomes: ['projected'],
  },
  {
    name: 'asks whether it may go on',
    headers: ['Expect: 100-continue'],
    body: jsonOf('alohaa'),
    becomes: ['projected'],
  },
]);

const lies = casesOf({ ...refused, status: [400, 0] }, [
  {
    name: 'declares far more than is allowed',
    framing: { declared: '1000000000000000' },
    status: [413],
    says: /larger than the 5,242,880 bytes/,
  },
  { name: 'declares more than it sends, then leaves', framing: { declared: '9000' }, halfClose: true },
  {
    name: 'a request hidden behind the body',
    body: () => `{"call_id":"hidden",GET /api/health HTTP/1.1\r\nHost: localhost\r\n\r\n`,
    framing: { declared: '20' },
    keepAlive: true,
    status: [400],
    says: /not valid JSON/,
    stored: (sent) => sent.subarray(0, 20),
    becomes: ['failed'],
    because: /not valid JSON/,
  },
  {
    name: 'a request hidden behind no body',
    to: 'acefone',
    body: () => 'GET /api/health HTTP/1.1\r\nHost: localhost\r\n\r\n',
    framing: 'as is',
    keepAlive: true,
    status: [200],
    stored: () => new Uint8Array(),
    becomes: ['ignored'],
  },
  {
    name: 'the last byte never comes',
    framing: 'hanging',
    status: [408],
    says: /did not arrive within \d+ seconds/,
  },
  { name: 'a negative length', framing: { declared: '-1' }, status: [400] },
  { name: 'a length in words', framing: { declared: 'many' }, status: [400] },
  { name: 'a length with a sign', framing: { declared: '+20' }, status: [400] },
  { name: 'a length in hexadecimal', framing: { declared: '0x20' }, status: [400] },
  { name: 'a length beyond every number', framing: { declared: '9'.repeat(30) }, status: [400, 413] },
  { name: 'two lengths', framing: { declared: '20' }, headers: ['Content-Length: 30'], status: [400] },
  {
    name: 'a length and chunks',
    framing: { declared: '5' },
    headers: ['Transfer-Encoding: chunked'],
    status: [400],
  },
  { name: 'an unknown transfer encoding', framing: 'as is', headers: ['Transfer-Encoding: xchunked'] },
  {
    name: 'chunked twice over',
    framing: 'as is',
    headers: ['Transfer-Encoding: chunked, chunked'],
    body: chunks((json) => `${hex(json)}\r\n${json}\r\n0\r\n\r\n`),
    status: [400, 0, 501],
  },
]);

const brokenChunks = casesOf(
  { to: 'alohaa', headers: ['Transfer-Encoding: chunked'], framing: 'as is', status: [400, 0] },
  [
    { name: 'a chunk size that is no number', body: chunks((json) => `zz\r\n${json}\r\n0\r\n\r\n`) },
    {
      name: 'a chunk size beyond every number',
      body: chunks((json) => `${'F'.repeat(20)}\r\n${json}\r\n0\r\n\r\n`),
    },
    { name: 'a chunk longer than it said', body: chunks((json) => `5\r\n${json}\r\n0\r\n\r\n`) },
    {
      name: 'the sender leaves within a chunk',
      body: chunks((json) => `${hex(json)}\r\n${json.slice(0, 50)}`),
      halfClose: true,
    },
    {
      name: 'the sender leaves before the last chunk',
      body: chunks((json) => `${hex(json)}\r\n${json}\r\n`),
      halfClose: true,
    },
    {
      name: 'an endless chunk extension',
      body: chunks((json) => `${hex(json)};${'x'.repeat(100_000)}\r\n${json}\r\n0\r\n\r\n`),
      status: [400, 413, 0],
    },
    {
      name: 'an endless trailer',
      body: chunks((json) => `${hex(json)}\r\n${json}\r\n0\r\nX-Trailer: ${'x'.repeat(200_000)}\r\n\r\n`),
      status: [400, 431, 0],
    },
  ],
);

export const bodies: readonly HostileCase[] = [...sizes, ...lies, ...brokenChunks];
