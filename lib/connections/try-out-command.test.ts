import { expect, it } from 'vitest';
import { readPayload } from '../http/read-payload.ts';
import type { Setup } from '../providers/provider.ts';
import { registry } from '../providers/registry.ts';
import { exampleStory } from './example-story.ts';
import { tryOutCommand } from './try-out-command.ts';

const at = new Date('2026-11-21T12:00:00.000Z');

it.each(registry.map((provider) => [provider.id, provider] as const))(
  'the example of %s is one that it reads back',
  (_, provider) => {
    const last = provider.demo(exampleStory(at)).at(-1);
    if (!last) throw new Error('the provider tells nothing of an answered outgoing call');
    const { method, query, contentType } = last;
    const body = new TextEncoder().encode(last.body);
    const read = readPayload({ method, query, contentType, body });
    const settings = provider.parseSettings({});
    expect(read.ok && settings.ok).toBe(true);
    const interpretation = provider.interpret(
      { payload: read.ok ? read.payload : undefined, trigger: last.trigger },
      { timeZone: provider.defaults.timeZone, settings: settings.ok ? settings.settings : {} },
    );
    const events = interpretation.kind === 'events' ? interpretation.events : [];
    expect(events.some(({ facts }) => facts.ended === true && facts.connected === true)).toBe(true);
    const ends = events.flatMap(({ facts }) => facts.endedAt ?? []);
    expect(
      ends.every((end) => Math.abs(Date.parse(end) - at.getTime()) <= 10_000),
      ends.join(),
    ).toBe(true);
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
