import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { casesOf, type HostileCase } from '../hostile-case.ts';
import { formOf, jsonOf, payloadOf } from '../payload-of.ts';

/** Character sets, content types and compression: bodies that are not in the form they claim. */

const named = jsonOf('alohaa', { agent_name: 'Renée' });
const utf16le = (text: string) => Buffer.from(text, 'utf16le');
const utf16be = (text: string) => utf16le(text).swap16();
/** A payload with these bytes in place of a name. */
const withBytes = (bytes: readonly number[]) => (id: string) => {
  const [before = '', after = ''] = jsonOf('alohaa', { agent_name: '§' })(id).split('§');
  return Buffer.concat([Buffer.from(before), Buffer.from(bytes), Buffer.from(after)]);
};

const read = casesOf(
  {
    to: 'alohaa',
    status: [200],
    becomes: ['projected'],
    body: named,
    call: { agentName: 'Renée' },
  },
  [
    { name: 'UTF-8 with a byte order mark', shows: ['Renée'], body: (id) => `\uFEFF${named(id)}` },
    {
      name: 'UTF-16 little endian, declared',
      contentType: 'application/json; charset=utf-16le',
      body: (id) => utf16le(named(id)),
    },
    {
      name: 'UTF-16 big endian, declared',
      contentType: 'application/json; charset=utf-16be',
      body: (id) => utf16be(named(id)),
    },
    {
      name: 'UTF-16 with a byte order mark, declared',
      contentType: 'application/json; charset=utf-16',
      body: (id) => utf16le(`\uFEFF${named(id)}`),
    },
    {
      name: 'Latin-1, declared',
      contentType: 'application/json; charset=ISO-8859-1',
      body: (id) => Buffer.from(named(id), 'latin1'),
    },
    { name: 'a charset in quotes', contentType: 'application/json; charset="UTF-8"' },
    { name: 'an empty charset', contentType: 'application/json; charset=' },
    { name: 'two charsets', contentType: 'application/json; charset=utf-8; charset=utf-16le' },
    { name: 'JSON as text/plain', contentType: 'text/plain' },
    { name: 'JSON as a picture', contentType: 'image/png' },
    { name: 'JSON as nothing', contentType: null },
    { name: 'JSON as a type that is none', contentType: '/;;=,"' },
    {
      name: 'JSON as markup that names a script',
      contentType: 'text/html;<script>window.__pwned=1</script>',
    },
    { name: 'a content type of four kilobytes', contentType: `application/json; x=${'y'.repeat(4000)}` },
    { name: 'two content types', headers: ['Content-Type: application/x-www-form-urlencoded'] },
    { name: 'a form as nothing', contentType: null, body: formOf('alohaa', { agent_name: 'Renée' }) },
  ],
);

const undeclared = casesOf({ to: 'alohaa', status: [400], becomes: ['failed'], because: /./ }, [
  { name: 'Latin-1 as UTF-8', body: (id) => Buffer.from(named(id), 'latin1'), says: /not valid utf-8/ },
  { name: 'an overlong sequence', body: withBytes([0xc0, 0xaf]), says: /not valid utf-8/ },
  { name: 'a surrogate in UTF-8', body: withBytes([0xed, 0xa0, 0x80]), says: /not valid utf-8/ },
  { name: 'a character cut in two', look: true, body: withBytes([0xe2, 0x82]), says: /not valid utf-8/ },
  {
    name: 'UTF-16 of an odd length',
    look: true,
    contentType: 'application/json; charset=utf-16le',
    body: (id) => Buffer.concat([utf16le(named(id)), Buffer.of(0x20)]),
    says: /not valid utf-16le/,
  },
  { name: 'UTF-16 without a word about it', body: (id) => utf16le(named(id)), says: /not valid/ },
  {
    name: 'a character set that nobody knows',
    contentType: 'application/json; charset=klingon',
    body: named,
    says: /"klingon" is not known/,
  },
  { name: 'nothing but NULs', look: true, body: () => Buffer.alloc(1000), says: /not valid JSON/ },
  {
    name: 'every byte there is',
    look: true,
    body: () => Buffer.from(Array.from({ length: 256 }, (_, byte) => byte)),
    says: /not valid utf-8/,
  },
  { name: 'a form as JSON', body: formOf('alohaa'), says: /not valid JSON/ },
  {
    name: 'XML',
    contentType: 'application/xml',
    body: (id) =>
      `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><call>${id}&b;</call>`,
    says: /neither JSON nor a URL-encoded form/,
  },
  {
    name: 'multipart',
    contentType: 'multipart/form-data; boundary=b',
    body: (id) => `--b\r\nContent-Disposition: form-data; name="call_id"\r\n\r\n${id}\r\n--b--\r\n`,
    says: /[Mm]ultipart bodies are not read/,
  },
  {
    name: 'multipart without a boundary',
    contentType: 'Multipart/Mixed',
    body: named,
    says: /[Mm]ultipart bodies are not read/,
  },
  {
    name: 'base64',
    contentType: 'text/plain',
    body: (id) => Buffer.from(named(id)).toString('base64url'),
    says: /neither JSON nor a URL-encoded form/,
  },
]);

const compressed = casesOf(
  { to: 'alohaa', status: [200], becomes: ['projected'], call: { agentName: 'Renée' } },
  [
    { name: 'gzip', look: true, headers: ['Content-Encoding: gzip'], body: (id) => gzipSync(named(id)) },
    { name: 'deflate', headers: ['Content-Encoding: deflate'], body: (id) => deflateSync(named(id)) },
    { name: 'brotli', headers: ['Content-Encoding: br'], body: (id) => brotliCompressSync(named(id)) },
    {
      name: 'gzip within deflate',
      headers: ['Content-Encoding: gzip, deflate'],
      body: (id) => deflateSync(gzipSync(named(id))),
    },
    { name: 'no compression, said aloud', headers: ['Content-Encoding: identity'], body: named },
  ],
);

const hundredMegabytes = () => Buffer.alloc(100_000_000, ' ');

const badlyCompressed = casesOf({ to: 'alohaa', status: [400], becomes: ['failed'], because: /./ }, [
  {
    name: 'a bomb of gzip',
    headers: ['Content-Encoding: gzip'],
    body: () => gzipSync(hundredMegabytes()),
    says: /decompress/i,
  },
  {
    name: 'a bomb of brotli',
    headers: ['Content-Encoding: br'],
    body: () => brotliCompressSync(hundredMegabytes(), { params: { 1: 4 } }),
    says: /decompress/i,
  },
  {
    name: 'a bomb within a bomb',
    headers: ['Content-Encoding: gzip, gzip'],
    body: () => gzipSync(gzipSync(hundredMegabytes())),
    says: /decompress/i,
  },
  { name: 'plain text as gzip', headers: ['Content-Encoding: gzip'], body: named, says: /gzip/ },
  {
    name: 'gzip cut off',
    headers: ['Content-Encoding: gzip'],
    body: (id) => gzipSync(named(id)).subarray(0, -12),
    says: /gzip/,
  },
  {
    name: 'a compression that nobody knows',
    headers: ['Content-Encoding: rot13'],
    body: named,
    says: /rot13/,
  },
  {
    name: 'twenty layers of compression',
    headers: [`Content-Encoding: ${Array.from({ length: 20 }, () => 'gzip').join(', ')}`],
    body: named,
    says: /encoding|gzip/i,
  },
]);

const forms = casesOf(
  { to: 'alohaa', contentType: 'application/x-www-form-urlencoded', status: [200], becomes: ['projected'] },
  [
    { name: 'JSON as a form', body: jsonOf('alohaa'), becomes: ['failed'], because: /call_id is missing/ },
    {
      name: 'JSON inside a field of a form',
      body: (id) => `payload=${encodeURIComponent(jsonOf('alohaa')(id))}`,
      becomes: ['failed', 'projected'],
    },
    {
      name: 'JSON inside the fields of a form that are nested',
      to: 'acefone',
      body: formOf('acefone', {
        answered_agent: { id: '7', name: 'Nested Nina', agent_number: '+919876500007' },
      }),
      call: { agentName: 'Nested Nina' },
      shows: ['Nested Nina'],
    },
    { name: 'a form with broken escapes', body: (id) => `${formOf('alohaa')(id)}&a=%ZZ&b=%&c=%E9&%80=%00` },
    {
      name: 'a form with a field named like the prototype',
      body: (id) => `${formOf('alohaa')(id)}&__proto__=x&constructor[prototype][a]=1`,
    },
    {
      name: 'a form that says its id twice',
      body: (id) => `${formOf('alohaa')(id)}&call_id=${id}-again`,
      becomes: ['failed'],
      because: /call_id is missing/,
    },
    {
      name: 'a form of a hundred thousand fields',
      look: true,
      body: (id) => `${formOf('alohaa')(id)}${Array.from({ length: 100_000 }, (_, n) => `&f${n}=`).join('')}`,
    },
    {
      name: 'a form that repeats a field a million times',
      to: 'callerdesk',
      body: (id) => `${formOf('callerdesk')(id)}${'&a=1'.repeat(1_000_000)}`,
    },
    {
      name: 'a form in Latin-1',
      body: (id) => Buffer.from(`${formOf('alohaa')(id)}&note=Ren\xe9e`, 'latin1'),
      status: [400],
      becomes: ['failed'],
      says: /not valid utf-8/,
    },
    { name: 'nothing but separators', body: () => '&&&==&=&', becomes: ['failed', 'ignored'], because: /./ },
    {
      name: 'a field of a form that is JSON and broken',
      to: 'acefone',
      body: (id) =>
        `${new URLSearchParams({ ...asText(payloadOf('acefone', id)), call_flow: '[{"type":"init"' })}`,
    },
  ],
);

function asText(payload: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, String(value)]));
}

export const encodings: readonly HostileCase[] = [
  ...read,
  ...undeclared,
  ...compressed,
  ...badlyCompressed,
  ...forms,
];
