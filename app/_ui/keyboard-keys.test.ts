import { expect, test } from 'vitest';
import { type AdminPage, adminsPages, everybodysPages } from './destinations.ts';
import { commandMenuKeys, keyboardKeys } from './keyboard-keys.ts';

test.each([
  ['macos', '⌘ K'],
  ['ios', '⌘ K'],
  ['windows', 'Ctrl K'],
  ['undetermined', 'Ctrl K'],
])('on %s the command menu opens by %s', (os, keys) => {
  expect(commandMenuKeys(os).join(' ')).toBe(keys);
});

test('pages that the viewer may not open have no key in the list', () => {
  const goTo = (mayOpen: AdminPage[]) =>
    keyboardKeys([...everybodysPages, ...adminsPages(mayOpen)], 'linux')
      .find(({ label }) => label === 'Go to')
      ?.lines.map(({ keys, does }) => `${keys.join(' ')}: ${does}`);
  const everybody = ['g o: Overview', 'g c: Calls', 'g h: Hang-ups', 'g e: Agents', 'g a: AI calls'];
  expect(goTo([])).toEqual(everybody);
  expect(goTo(['connections'])).toEqual([...everybody, 'g n: Connections']);
});

test('no line stands twice in its group', () => {
  for (const { lines } of keyboardKeys(
    [...everybodysPages, ...adminsPages(['connections', 'deliveries'])],
    'linux',
  )) {
    expect(new Set(lines.map(({ does }) => does)).size).toBe(lines.length);
  }
});
