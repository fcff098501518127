import { expect, it } from 'vitest';
import { registry } from '../providers/registry.ts';
import { tryOutCommand } from './try-out-command.ts';

const at = new Date('2026-11-21T12:00:00.000Z');

it.each(registry.map((provider) => [provider.id, provider] as const))(
  'the example of %s says that a call ended',
  (_, provider) => {
    const { body } = provider.example(at);
    const defaults = provider.parseSettings({});
    expect(defaults.ok).toBe(true);
    const payload: unknown = JSON.parse(body);
    const read = provider.interpret(
      { payload, trigger: '' },
      { timeZone: provider.defaults.timeZone, settings: defaults.ok ? defaults.settings : {} },
    );
    expect(read).toMatchObject({ kind: 'events' });
    expect(
      read.kind === 'events' && read.events.some(({ facts }) => facts.endedAt === at.toISOString()),
    ).toBe(true);
  },
);

it('survives a shell: quotes are closed, escaped and opened again', () => {
  const [provider] = registry;
  if (!provider) throw new Error('there is no provider');
  const awkward = { ...provider, example: () => ({ contentType: 'text/plain', body: "it's $HOME" }) };
  const setup = { urls: [{ label: 'URL', url: 'http://localhost/x' }], header: { name: 'X', value: 'k' } };
  expect(tryOutCommand(awkward, setup, at)).toBe(
    "curl 'http://localhost/x' \\\n  -H 'content-type: text/plain' \\\n  -H 'X: k' \\\n  --data-binary 'it'\\''s $HOME'",
  );
});
