import { expect, it } from 'vitest';
import type { Setup } from '../providers/provider.ts';
import { registry } from '../providers/registry.ts';
import { exampleStory } from './example-story.ts';
import { tryOutCommand } from './try-out-command.ts';

const at = new Date('2026-11-21T12:00:00.000Z');

it.each(registry.map((provider) => [provider.id, provider] as const))(
  'the example of %s is one that it reads back',
  (_, provider) => {
    const last = provider.demo(exampleStory(at)).at(-1);
    expect(last).toBeDefined();
    const [{ scheme }] = provider.authentication;
    const setup: Setup = { scheme, urls: [{ label: 'URL', url: 'http://localhost/x' }], header: null };
    const command = tryOutCommand(provider, setup, 'a secret', at);
    expect(command).toMatch(/^curl 'http:\/\/localhost\/x/);
    if (scheme === 'hmac-call-id') expect(command).toMatch(/-signature: [A-Za-z0-9+/]{43}='/);
  },
);

it('survives a shell: quotes are closed, escaped and opened again', () => {
  const [provider] = registry;
  if (!provider) throw new Error('there is no provider');
  const body = "it's $HOME";
  const request = {
    method: 'POST',
    trigger: 'ended',
    query: '',
    contentType: 'text/plain',
    body,
    after: 0,
  } as const;
  const awkward = { ...provider, demo: () => [request] };
  const setup: Setup = {
    scheme: 'authorization-key',
    urls: [{ label: 'URL', url: 'http://localhost/x' }],
    header: { name: 'X', value: 'k' },
  };
  expect(tryOutCommand(awkward, setup, null, at)).toBe(
    "curl 'http://localhost/x/ended' \\\n  -H 'content-type: text/plain' \\\n  -H 'X: k' \\\n  --data-binary 'it'\\''s $HOME'",
  );
});
