import { expect, it, test } from 'vitest';
import { responseHeaders } from './response-headers.mjs';

const given = { newNonce: () => 'n0nce+/=', isDevelopment: false, isSecure: false };

/** A policy as directive → sources. */
function policyOf(headers: Record<string, string>): Map<string, string[]> {
  const directives = (headers['content-security-policy'] ?? '').split('; ').map((each) => each.split(' '));
  return new Map(directives.map(([name = '', ...sources]) => [name, sources]));
}

it('lets a page run its own scripts and nothing else', () => {
  const policy = policyOf(responseHeaders('/calls?q=1', given));
  expect(policy.get('script-src')).toEqual(["'nonce-n0nce+/='", "'strict-dynamic'"]);
  expect(policy.get('style-src')).toEqual(["'self'", "'nonce-n0nce+/='"]);
  for (const nothing of ['default-src', 'object-src', 'frame-src', 'base-uri', 'frame-ancestors']) {
    expect([nothing, policy.get(nothing)]).toEqual([nothing, ["'none'"]]);
  }
  for (const own of ['connect-src', 'media-src', 'font-src', 'form-action']) {
    expect([own, policy.get(own)]).toEqual([own, ["'self'"]]);
  }
  // The one thing that is lax: attributes, which can load nothing.
  const lax = [...policy].filter(([, sources]) => sources.some((each) => each.startsWith("'unsafe")));
  expect(lax).toEqual([['style-src-attr', ["'unsafe-inline'"]]]);
});

it('lets the development server evaluate, and only that', () => {
  const policy = policyOf(responseHeaders('/', { ...given, isDevelopment: true }));
  expect(policy.get('script-src')).toEqual(["'nonce-n0nce+/='", "'strict-dynamic'", "'unsafe-eval'"]);
});

test.each([
  '/',
  '/calls',
  '/invitation/abc',
  '/deliveries/1/raw',
  '/apis',
  '/apart',
  '//',
  '/x/api/webhooks/a',
  '/%',
])('takes %s for a page', (target) =>
  expect(responseHeaders(target, given)['content-security-policy']).toContain("'strict-dynamic'"),
);

test.each([
  '/api/health',
  '/api/calls/export?format=csv',
  '/api',
  '/api?x',
  '/api/webhooksx',
  '/api/auth/sign-in',
])('lets nothing run of %s, and nobody keep it', (target) =>
  expect(responseHeaders(target, given)).toMatchObject({
    'content-security-policy':
      "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  }),
);

test.each(['/api/webhooks/alohaa/x/whs_y', '/api/webhooks', '/api/webhooks?a', '/api/bench/empty'])(
  'leaves %s alone: what is answered to programs is answered as fast as can be',
  (target) => {
    const newNonce = () => expect.unreachable('made a nonce');
    expect(responseHeaders(target, { newNonce, isDevelopment: false, isSecure: true })).toEqual({});
  },
);

it('lets scripts and sheets be kept as Next says', () => {
  const headers = responseHeaders('/_next/static/chunks/a.js', given);
  expect(headers).not.toHaveProperty('cache-control');
  expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff' });
});

it('asks for TLS where people reach us over it, and nowhere else', () => {
  const asks = (target: string, isSecure: boolean) =>
    'strict-transport-security' in responseHeaders(target, { ...given, isSecure });
  for (const target of ['/', '/api/health', '/_next/static/a.js']) {
    expect([asks(target, true), asks(target, false)]).toEqual([true, false]);
  }
});

it('tells no other site an address, and gives no page a camera', () => {
  for (const target of ['/', '/api/health', '/_next/static/a.js']) {
    expect(responseHeaders(target, given)).toMatchObject({
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': expect.stringContaining('camera=()'),
    });
  }
});
