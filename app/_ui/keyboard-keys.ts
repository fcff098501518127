import type { Destination } from './destinations.ts';

/** What keys do. `keys` are pressed together or one after another; `or` does the same. */
type KeyLine = { keys: string[]; or?: string[]; does: string };
type KeyGroup = { label: string; lines: KeyLine[] };

/** The keys that open the command menu, as they are called on the keyboard at hand. */
export function commandMenuKeys(os: string): string[] {
  return [os === 'macos' || os === 'ios' ? '⌘' : 'Ctrl', 'K'];
}

/** Every key that does something, for people to read. Pages that the viewer may not open are left out. */
export function keyboardKeys(destinations: Destination[], os: string): KeyGroup[] {
  return [
    {
      label: 'Everywhere',
      lines: [
        { keys: commandMenuKeys(os), does: 'Search, or go anywhere' },
        { keys: ['/'], does: 'Search on this page, or everywhere' },
        { keys: ['?'], does: 'Show these keys' },
        { keys: ['Esc'], does: 'Close what is open' },
      ],
    },
    {
      label: 'Go to',
      lines: destinations.map(({ key, label }) => ({ keys: ['g', key], does: label })),
    },
    {
      label: 'In the list of calls',
      lines: [
        { keys: ['↓'], or: ['↑'], does: 'Next or previous call' },
        { keys: ['Home'], or: ['End'], does: 'First or last call of the page' },
        { keys: ['Enter'], does: 'Open the call' },
      ],
    },
    {
      label: 'In a map of hours and days',
      lines: [
        { keys: ['↑'], or: ['↓'], does: 'The same hour of another day' },
        { keys: ['←'], or: ['→'], does: 'Another hour of the same day' },
        { keys: ['Enter'], does: 'Show the calls' },
      ],
    },
    {
      label: 'In a bar of several parts',
      lines: [{ keys: ['←'], or: ['→'], does: 'Another part of the bar' }],
    },
    {
      label: 'In the player of a recording',
      lines: [
        { keys: ['k'], or: ['Space'], does: 'Play or pause' },
        { keys: ['j'], or: ['←'], does: '10 seconds back' },
        { keys: ['l'], or: ['→'], does: '10 seconds on' },
        { keys: ['<'], or: ['>'], does: 'Slower or faster' },
      ],
    },
    {
      label: 'On a call',
      lines: [
        { keys: ['j'], or: [']'], does: 'Next call of the list' },
        { keys: ['k'], or: ['['], does: 'Previous call of the list' },
      ],
    },
    {
      label: 'In the command menu',
      lines: [
        { keys: ['↓'], or: ['↑'], does: 'Next or previous line' },
        { keys: ['Enter'], does: 'Open' },
        { keys: [...commandMenuKeys(os).slice(0, 1), 'Enter'], does: 'Open in a new tab' },
      ],
    },
  ];
}
