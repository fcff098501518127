import { casesOf, type HostileCase } from '../hostile-case.ts';
import { formOf, jsonOf } from '../payload-of.ts';

/** Methods, request lines, paths, queries and headers: HTTP itself. */

const body = jsonOf('alohaa');
/** Node's own parser refuses what is no HTTP, in a word, before the app hears of it. */
const notHttp = { to: 'alohaa', body, status: [400] } as const;

const methods = casesOf({ to: 'alohaa', body, status: [405] }, [
  { name: 'HEAD', method: 'HEAD', framing: 'as is', body: () => '' },
  { name: 'PUT', method: 'PUT' },
  { name: 'DELETE', method: 'DELETE' },
  { name: 'PATCH', method: 'PATCH' },
  { name: 'OPTIONS', method: 'OPTIONS', status: [204, 405] },
  { name: 'PROPFIND', method: 'PROPFIND', status: [400, 405] },
  { name: 'TRACE', method: 'TRACE', status: [400, 405] },
  { name: 'CONNECT', method: 'CONNECT', status: [400, 404, 405, 0], body: () => '', framing: 'as is' },
  { name: 'a method that is none', method: 'BREW', status: [400] },
  { name: 'a method in small letters', method: 'post', status: [400] },
  {
    name: 'GET with a body',
    method: 'GET',
    status: [200],
    append: '?call_type=x',
    stored: () => new Uint8Array(),
    becomes: ['failed'],
  },
]);

const lines = casesOf(notHttp, [
  {
    name: 'no version',
    requestLine: (path) => `POST ${path}`,
    status: [200, 400, 505],
    becomes: ['projected'],
  },
  { name: 'a version of the future', requestLine: (path) => `POST ${path} HTTP/9.9` },
  { name: 'the greeting of HTTP/2', requestLine: () => 'PRI * HTTP/2.0' },
  { name: 'a request to nothing', requestLine: () => 'POST  HTTP/1.1', status: [400, 404] },
  { name: 'a request to everything', requestLine: () => 'OPTIONS * HTTP/1.1', status: [204, 400, 404, 405] },
  { name: 'a blank in the path', requestLine: (path) => `POST ${path} x HTTP/1.1` },
  {
    name: 'bytes of Latin-1 in the path',
    target: (path) => `${path}/\xe9`,
    status: [200, 400, 401, 404],
    becomes: ['projected'],
  },
  { name: 'a handshake of TLS', requestLine: () => '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03' },
  {
    name: 'HTTP/1.0 without a host',
    requestLine: (path) => `POST ${path} HTTP/1.0`,
    host: null,
    status: [200],
    becomes: ['projected'],
  },
  { name: 'no host', host: null },
  {
    name: 'an address of another host in the request line',
    target: (path) => `http://evil.example${path}`,
    status: [200, 308, 400, 404],
    becomes: ['projected'],
  },
]);

const hosts = casesOf({ to: 'alohaa', body, status: [200, 400], becomes: ['projected'] }, [
  { name: 'a host with blanks', host: 'a b' },
  { name: 'half an IPv6 host', host: '[::' },
  { name: 'an empty host', host: '' },
  { name: 'a host with a script', host: '<script>window.__pwned=1</script>' },
  { name: 'a port beyond all ports', host: 'localhost:99999' },
  { name: 'a host with a path', host: 'evil.example/../..#' },
  {
    name: 'a forwarded host that is none',
    headers: ['X-Forwarded-Host: [[[', 'X-Forwarded-Proto: javascript', 'X-Forwarded-Port: -1'],
  },
]);

const nowhere = { to: 'alohaa', body, status: [308, 400, 401, 404, 429] } as const;
const paths = casesOf(nowhere, [
  { name: 'up and away', target: (path) => `${path}/../../../../../../etc/passwd` },
  {
    name: 'up and away, encoded',
    target: (path) => `${path.split('/').slice(0, 3).join('/')}/%2e%2e/%2e%2e%2f%2e%2e%2fetc%2fpasswd`,
  },
  {
    name: 'up and away, with backslashes',
    target: (path) => `${path.slice(0, path.lastIndexOf('/'))}\\..\\..\\windows`,
  },
  { name: 'two slashes', target: (path) => path.replaceAll('/', '//') },
  { name: 'a broken escape', target: (path) => `${path.slice(0, -3)}%` },
  { name: 'an escape that is no UTF-8', target: (path) => `${path.slice(0, -3)}%E0%A4%A` },
  { name: 'an escaped NUL in the secret', target: (path) => `${path.slice(0, -3)}%00` },
  {
    name: 'an escaped slash in the secret',
    target: (path) => `${path.slice(0, path.lastIndexOf('/'))}/a%2Fb`,
  },
  {
    name: 'a connection that is SQL',
    target: () => `/api/webhooks/alohaa/${encodeURIComponent("' OR 1=1; DROP TABLE call; --")}/x`,
  },
  {
    name: 'a provider that is the prototype',
    target: () => '/api/webhooks/__proto__/019aa2b0-0000-7000-8000-000000000001/x',
  },
  { name: 'a provider that is a method', target: () => '/api/webhooks/constructor/constructor/constructor' },
  { name: 'no connection', target: () => '/api/webhooks/alohaa', status: [404, 405, 401] },
  {
    name: 'a path of seven kilobytes',
    target: (path) => `${path.slice(0, path.lastIndexOf('/'))}/${'a'.repeat(7000)}`,
  },
  {
    name: 'a path of ten thousand segments',
    target: (path) => `${path.slice(0, path.lastIndexOf('/'))}${'/a'.repeat(5000)}`,
    status: [308, 400, 401, 404, 414, 429],
  },
  {
    name: 'a path of twenty kilobytes',
    target: (path) => `${path}/${'a'.repeat(20_000)}`,
    status: [400, 401, 404, 414, 431],
  },
]);

const triggers = casesOf({ to: 'acefone', body: jsonOf('acefone'), status: [200], becomes: ['projected'] }, [
  {
    name: 'a trigger that is a script',
    append: '/%3Cscript%3Ewindow.__pwned=1%3C%2Fscript%3E',
    shows: ['trigger=<script>window.__pwned=1</script>'],
  },
  { name: 'a trigger with NUL', append: '/a%00b' },
  { name: 'a trigger of many parts', append: '/a/b/c/d' },
  { name: 'a slash at the end', append: '/', status: [200, 308], becomes: ['projected'] },
  { name: 'parameters of another age', append: ';jsessionid=1', status: [401, 429], becomes: undefined },
]);

/** A path and query of so many bytes together. */
const long = (bytes: number) => (path: string) => `${path}?q=${'x'.repeat(bytes - path.length - 3)}`;
const queries = casesOf({ to: 'alohaa', body, status: [200], becomes: ['projected'] }, [
  { name: 'an address as long as allowed', target: long(8192) },
  {
    name: 'an address one byte too long',
    target: long(8193),
    status: [414],
    says: /8,192|8192/,
    becomes: undefined,
  },
  {
    name: 'an address of fourteen kilobytes',
    target: long(14_000),
    status: [414],
    says: /8,192|8192/,
    becomes: undefined,
  },
  { name: 'a query that is empty', append: '?' },
  { name: 'a query with broken escapes', append: '?a=%ZZ&%=%E9&b=%00' },
  {
    name: 'a query with the names that the framework uses',
    append: '?nxtPprovider=x&_rsc=1&__nextLocale=x&nxtIrest=y',
  },
  { name: 'a query with a script', append: '?a=%3Cscript%3Ewindow.__pwned=1%3C/script%3E' },
  { name: 'bytes of Latin-1 in the query', append: '?a=\xe9\xff', status: [200, 400] },
  { name: 'a fragment', append: '#?call_id=x', status: [200, 400, 401, 404, 429] },
]);

const readFromQuery = casesOf(
  {
    to: 'callerdesk',
    method: 'GET',
    framing: 'as is',
    contentType: null,
    status: [200],
    becomes: ['projected'],
  },
  [
    {
      name: 'a prototype in a query',
      target: (path) => `${path}?${formOf('callerdesk')('hostile-get-1')}&__proto__=x&__proto__[a]=1`,
      keys: () => ['CallSid:hostile-get-1'],
    },
    {
      name: 'a query that says everything twice',
      target: (path) =>
        `${path}?${formOf('callerdesk')('hostile-get-2')}&${formOf('callerdesk')('hostile-get-2')}`,
      keys: () => ['CallSid:hostile-get-2'],
    },
    {
      name: 'a query that contradicts itself',
      target: (path) => `${path}?${formOf('callerdesk')('hostile-get-3')}&CallSid=other`,
      becomes: ['failed'],
      because: /CallSid is missing/,
    },
    { name: 'a query with a semicolon', target: (path) => `${path}?a=1;b=2`, becomes: ['ignored'] },
  ],
);

const headers = casesOf({ to: 'alohaa', body, status: [200], becomes: ['projected'] }, [
  { name: 'three hundred headers', headers: Array.from({ length: 300 }, (_, n) => `X-Header-${n}: ${n}`) },
  { name: 'five hundred of the same header', headers: Array.from({ length: 500 }, () => 'X-Same: a') },
  {
    name: 'headers of more than sixteen kilobytes',
    headers: [`X-Large: ${'x'.repeat(17_000)}`],
    status: [431],
    becomes: undefined,
  },
  {
    name: 'headers of a hundred kilobytes',
    headers: Array.from({ length: 100 }, (_, n) => `X-Header-${n}: ${'x'.repeat(1000)}`),
    status: [431],
    becomes: undefined,
  },
  { name: 'a header in Latin-1', headers: ['User-Agent: Ren\xe9e/\xff <script>window.__pwned=1</script>'] },
  { name: 'a header in UTF-8', headers: [`X-Name: ${Buffer.from('日本 \u202E').toString('latin1')}`] },
  { name: 'an address that is a script', headers: ['X-Forwarded-For: <script>window.__pwned=1</script>'] },
  { name: 'an address of four kilobytes', headers: [`X-Forwarded-For: ${'1.2.3.4, '.repeat(450)}`] },
  {
    name: 'wishes of the framework',
    headers: ['RSC: 1', 'Next-Router-State-Tree: {{{', 'Next-Url: //x', 'Next-Router-Prefetch: 1'],
    status: [200, 307],
  },
  {
    name: 'an action of the framework',
    headers: ['Next-Action: 00deadbeef', 'Next-Router-State-Tree: %5B'],
    status: [200, 400, 404],
  },
  {
    name: 'secrets of the framework',
    headers: [
      'X-Middleware-Subrequest: middleware:middleware',
      'X-Nextjs-Data: 1',
      'X-Matched-Path: /',
      'X-Invoke-Status: 500',
      'X-Prerender-Revalidate: 1',
    ],
  },
  { name: 'another method in a header', headers: ['X-HTTP-Method-Override: DELETE'] },
  {
    name: 'conditions',
    headers: ['If-None-Match: *', 'Range: bytes=0-', 'Accept: nonsense;;q=x', 'Accept-Encoding: gzip;q=nan'],
  },
  {
    name: 'an upgrade to a socket',
    headers: ['Upgrade: websocket', 'Sec-WebSocket-Key: x'],
    status: [200, 400, 0],
  },
  { name: 'a cookie of nonsense', headers: ['Cookie: =;;__proto__=1; better-auth.session_token=%00'] },
  {
    name: 'an expectation that nobody meets',
    headers: ['Expect: miracles'],
    status: [417],
    becomes: undefined,
  },
  { name: 'a header with NUL', headers: ['X-Nul: a\0b'], status: [400], becomes: undefined },
  { name: 'a header on two lines', headers: ['X-Folded: a', ' b'], status: [400], becomes: undefined },
  { name: 'a header without a colon', headers: ['nonsense'], status: [400], becomes: undefined },
  { name: 'a header without a name', headers: [': x'], status: [400], becomes: undefined },
  { name: 'a blank before the colon', headers: ['X-Blank : x'], status: [400], becomes: undefined },
  {
    name: 'a bare carriage return in a header',
    headers: ['X-Bare: a\rb'],
    status: [400],
    becomes: undefined,
  },
]);

export const requests: readonly HostileCase[] = [
  ...methods,
  ...lines,
  ...hosts,
  ...paths,
  ...triggers,
  ...queries,
  ...readFromQuery,
  ...headers,
];
