import { createHmac } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { caseId, casesOf, type HostileCase, places } from '../hostile-case.ts';
import { jsonOf } from '../payload-of.ts';

/** Requests from people who do not hold the secret: whatever they send, nothing of it is stored. */

/** 429 once an address was refused too often. */
const refused = [401, 429];
const says = /secret or signature is not valid|[Tt]oo many/;

const everywhere: HostileCase[] = places.flatMap((to) => [
  { name: `${to}: nothing to show`, to, proof: 'none', body: jsonOf(to), status: refused, says },
  { name: `${to}: a wrong secret`, to, proof: 'wrong', body: jsonOf(to), status: refused, says },
]);

const alohaa = casesOf({ to: 'alohaa', body: jsonOf('alohaa'), status: refused, says }, [
  { name: 'a secret cut short', target: (path) => path.slice(0, -1) },
  { name: 'a secret with one more letter', target: (path) => `${path}x` },
  {
    name: 'a secret in capitals',
    target: (path) => path.replace(/[^/]+$/, (secret) => secret.toUpperCase()),
  },
  {
    name: 'a secret in the wrong place',
    target: (path) => path.replace(/\/[^/]+$/, (secret) => `/x${secret}`),
  },
  { name: 'a secret in the query', target: (path) => path.replace(/\/([^/]+)$/, '?secret=$1') },
  { name: 'a secret under another provider', target: (path) => path.replace('/alohaa/', '/callerdesk/') },
  { name: 'a provider in capitals', target: (path) => path.replace('/alohaa/', '/ALOHAA/') },
  { name: 'broken JSON from a stranger', proof: 'wrong', body: () => '{' },
  { name: 'a stranger who never finishes', proof: 'wrong', framing: 'hanging' },
  {
    name: 'a stranger with too much',
    proof: 'wrong',
    body: () => 'x'.repeat(6_000_000),
    status: [...refused, 413],
    says: /./,
  },
  {
    name: 'a stranger with a long query',
    proof: 'wrong',
    append: `?${'x'.repeat(9000)}`,
    status: [...refused, 414],
    says: /./,
  },
  {
    name: 'a stranger with a script',
    target: () => '/api/webhooks/%3Cscript%3Ewindow.__pwned=1%3C%2Fscript%3E/x/y',
  },
  {
    name: 'a stranger with NUL',
    target: () => '/api/webhooks/a%00b/c%00d/e%00f',
    status: [...refused, 400],
    says: /./,
  },
  {
    name: 'a stranger by GET',
    proof: 'wrong',
    method: 'GET',
    framing: 'as is',
    body: () => '',
    append: '?call_id=x',
  },
]);

const alohub = casesOf({ to: 'alohub', proof: 'none', body: jsonOf('alohub'), status: refused, says }, [
  { name: 'a key that is empty', headers: ['Authorization: '] },
  { name: 'the word Bearer alone', headers: ['Authorization: Bearer'] },
  { name: 'a key of eight kilobytes', headers: [`Authorization: ${'k'.repeat(8000)}`] },
  { name: 'a key in Latin-1', headers: ['Authorization: \xe9\xff'] },
  { name: 'a user and a password', headers: ['Authorization: Basic YWRtaW46YWRtaW4='] },
  { name: 'two wrong keys', headers: ['Authorization: a', 'Authorization: b'] },
  { name: 'a key in a cookie', headers: ['Cookie: authorization=x'] },
]);

const known = (key: string, text: string) => createHmac('sha256', key).update(text);
const synthflow = casesOf({ to: 'synthflow', body: jsonOf('synthflow'), status: refused, says }, [
  { name: 'a signature of another call', signed: () => 'another call' },
  { name: 'a signature over nothing', signed: () => '' },
  { name: 'a signature over the word undefined', signed: () => 'undefined', body: () => '{"call": {}}' },
  {
    name: 'a signature over a list',
    signed: (id) => id,
    body: (id) => JSON.stringify({ call: { call_id: [id] } }),
  },
  {
    name: 'a signature over the first of two ids',
    signed: (id) => id,
    body: (id) => `{"call": {"call_id": "${id}"}, "call": {"call_id": "other"}}`,
  },
  { name: 'a signature over broken JSON', body: (id) => `{"call": {"call_id": "${id}"` },
  { name: 'a signature over an id of the prototype', body: (id) => `{"__proto__": {"call_id": "${id}"}}` },
  {
    name: 'a signature under an empty key',
    proof: 'none',
    headers: [`Synthflow-Signature: ${known('', caseId('a signature under an empty key')).digest('base64')}`],
  },
  { name: 'a signature that is no base64', proof: 'none', headers: ['Synthflow-Signature: §§§'] },
  {
    name: 'a signature of four kilobytes',
    proof: 'none',
    headers: [`Synthflow-Signature: ${'A'.repeat(4000)}`],
  },
  {
    name: 'a stranger with a form without end',
    proof: 'wrong',
    contentType: 'application/x-www-form-urlencoded',
    body: () => 'a=1&'.repeat(1_300_000),
  },
  {
    name: 'a stranger with a bomb',
    proof: 'wrong',
    headers: ['Content-Encoding: gzip'],
    body: () => gzipSync(Buffer.alloc(100_000_000)),
  },
  { name: 'a stranger with a deep body', proof: 'wrong', body: () => '['.repeat(2_000_000) },
  {
    name: 'a stranger with deep digits',
    proof: 'wrong',
    body: () => `${'['.repeat(100_000)}12345678901234567890${']'.repeat(100_000)}`,
  },
  {
    name: 'a stranger with too much to sign',
    proof: 'wrong',
    body: () => 'x'.repeat(6_000_000),
    status: [...refused, 413],
    says: /./,
  },
]);

export const strangers: readonly HostileCase[] = [...everywhere, ...alohaa, ...alohub, ...synthflow];
