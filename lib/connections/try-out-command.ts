import type { Provider, Setup } from '../providers/provider.ts';
import { signCallId } from '../signatures/hmac-call-id.ts';
import { authenticationOf } from './connection-urls.ts';
import { exampleStory } from './example-story.ts';

/**
 * A command to paste into a terminal that sends what the provider would send at the end of a call that ended at
 * `at`, signed where the connection's scheme signs.
 *
 * @param secret `null` leaves a signature out.
 */
export function tryOutCommand(provider: Provider, setup: Setup, secret: string | null, at: Date): string {
  const request = provider.demo(exampleStory(at)).at(-1);
  const [base] = setup.urls;
  if (!base || !request) return '';
  const path = request.trigger === '' ? base.url : `${base.url}/${request.trigger}`;
  const lines = [`curl ${quote(request.query === '' ? path : `${path}?${request.query}`)}`];
  if (request.method === 'POST') lines.push(`  -H ${quote(`content-type: ${request.contentType}`)}`);
  for (const header of [setup.header, signature(provider, setup, secret, request.body)]) {
    if (header) lines.push(`  -H ${quote(`${header.name}: ${header.value}`)}`);
  }
  if (request.method === 'POST') lines.push(`  --data-binary ${quote(request.body)}`);
  return lines.join(' \\\n');
}

function signature(provider: Provider, { scheme }: Setup, secret: string | null, body: string) {
  const authentication = authenticationOf(provider, { authentication: scheme });
  if (authentication.scheme !== 'hmac-call-id' || secret === null) return null;
  const signed = authentication.signedId(JSON.parse(body));
  const [name] = authentication.headers;
  return signed === undefined || name === undefined ? null : { name, value: signCallId(signed, secret) };
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
