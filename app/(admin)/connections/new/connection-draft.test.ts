import { expect, it } from 'vitest';
import { connectionDraft } from './connection-draft.ts';

it('keeps what was typed for a reload, and never a secret', () => {
  const form = new FormData();
  form.set('provider', 'alohaa');
  form.set('label', 'Office & more');
  form.set('settings.timestamps', 'local');
  form.set('authentication', '');
  form.set('secret', 'canary-secret');
  form.set('something', 'else');
  expect(connectionDraft(form).toString()).toBe(
    'provider=alohaa&label=Office+%26+more&settings.timestamps=local',
  );
});
