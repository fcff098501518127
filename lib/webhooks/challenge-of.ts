import type { Authentication } from '../providers/provider.ts';
import { findProvider } from '../providers/registry.ts';

/**
 * How requests of a provider authenticate, as `WWW-Authenticate` has it (RFC 9110, 11.6.1): one challenge for each
 * way that the provider knows. It follows from the provider in the address alone, so that it is the same whether or
 * not there is such a connection.
 */
export function challengeOf(providerId: string): string {
  const ways = findProvider(providerId)?.authentication ?? unknown;
  return ways.map(({ scheme }) => `${schemes[scheme]} realm="webhooks"`).join(', ');
}

/** `Bearer` is a registered name; the others are of our own, because nobody has registered any for what they do. */
const schemes: Record<Authentication['scheme'], string> = {
  'secret-in-path': 'Webhook-Address',
  'authorization-key': 'Bearer',
  'hmac-call-id': 'Webhook-Signature',
};

const unknown: readonly Pick<Authentication, 'scheme'>[] = [{ scheme: 'secret-in-path' }];
