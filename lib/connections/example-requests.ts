import type { DemoStory } from '../providers/demo-story.ts';
import type { Provider, Setup } from '../providers/provider.ts';
import { signCallId } from '../signatures/hmac-call-id.ts';
import { authenticationOf } from './connection-urls.ts';

/** A request as the provider would send it, whole: to be shown or to be sent. */
export type ExampleRequest = {
  method: 'GET' | 'POST';
  url: string;
  trigger: string;
  /** Without `?`. */
  query: string;
  headers: Record<string, string>;
  /** Empty for GET. */
  body: string;
};

/**
 * What the provider would send of a call, in order, to the addresses of a connection and signed where its scheme
 * signs.
 *
 * @param secret `null` leaves a signature out.
 */
export function exampleRequests(
  provider: Provider,
  setup: Setup,
  secret: string | null,
  story: DemoStory,
): ExampleRequest[] {
  const [base] = setup.urls;
  if (!base) return [];
  return provider.demo(story).map(({ method, trigger, query, contentType, body }) => {
    const path = trigger === '' ? base.url : `${base.url}/${trigger}`;
    const headers: Record<string, string> = {};
    if (method === 'POST') headers['content-type'] = contentType;
    for (const header of [setup.header, signature(provider, setup, secret, body)]) {
      if (header) headers[header.name] = header.value;
    }
    return {
      ...{ method, trigger, query, headers },
      url: query === '' ? path : `${path}?${query}`,
      body: method === 'POST' ? body : '',
    };
  });
}

function signature(provider: Provider, { scheme }: Setup, secret: string | null, body: string) {
  const authentication = authenticationOf(provider, { authentication: scheme });
  if (authentication.scheme !== 'hmac-call-id' || secret === null) return null;
  const signed = authentication.signedId(JSON.parse(body));
  const [name] = authentication.headers;
  return signed === undefined || name === undefined ? null : { name, value: signCallId(signed, secret) };
}
