import type { Provider, Setup } from '../providers/provider.ts';
import { exampleRequests } from './example-requests.ts';
import { exampleStory } from './example-story.ts';

/**
 * A command to paste into a terminal that sends what the provider would send at the end of a call that ended at
 * `at`, signed where the connection's scheme signs. It counts like any delivery: it is no test.
 *
 * @param secret `null` leaves a signature out.
 */
export function tryOutCommand(provider: Provider, setup: Setup, secret: string | null, at: Date): string {
  const request = exampleRequests(provider, setup, secret, exampleStory(at)).at(-1);
  if (!request) return '';
  const lines = [`curl ${quote(request.url)}`];
  for (const [name, value] of Object.entries(request.headers))
    lines.push(`  -H ${quote(`${name}: ${value}`)}`);
  if (request.method === 'POST') lines.push(`  --data-binary ${quote(request.body)}`);
  return lines.join(' \\\n');
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
