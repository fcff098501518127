import { type Destination, helpTopics } from './destinations.ts';

/** What choosing a command does. */
export type Effect =
  | { kind: 'open'; href: string }
  | { kind: 'colour-scheme'; scheme: 'light' | 'dark' | 'auto' }
  | { kind: 'keyboard-help' }
  | { kind: 'sign-out' };

export type Command = {
  id: string;
  label: string;
  /** Other words for it, that somebody may type. */
  also: string;
  /** The keys that do the same. */
  keys: string[];
  effect: Effect;
};

export type CommandGroup = { label: string; commands: Command[] };

/** Everything that the menu offers before anything is typed. */
export function commandGroups(destinations: Destination[]): CommandGroup[] {
  return [
    {
      label: 'Go to',
      commands: destinations.map(({ href, label, key }) => ({
        id: `page${href}`,
        label,
        also: 'go to open page',
        keys: ['g', key],
        effect: { kind: 'open', href },
      })),
    },
    {
      label: 'Calls',
      commands: callPresets.map(({ label, also, query }) => ({
        id: `calls-${query}`,
        label,
        also: `calls ${also}`,
        keys: [],
        effect: { kind: 'open', href: `/calls?${query}` },
      })),
    },
    { label: 'Settings and help', commands: [...settings, ...lookUps] },
  ];
}

/** The groups with the commands that hold every typed word, in whatever order; without the groups left empty. */
export function matchingGroups(groups: CommandGroup[], typed: string): CommandGroup[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return groups
    .map(({ label, commands }) => ({
      label,
      commands: commands.filter((command) => {
        const text = ` ${command.label} ${command.also}`.toLowerCase();
        return words.every((word) => text.includes(` ${word}`));
      }),
    }))
    .filter(({ commands }) => commands.length > 0);
}

/** The call list with everything that matches what was typed. */
export function searchHref(typed: string): string {
  return `/calls?${new URLSearchParams({ q: typed.trim() })}`;
}

/** Call lists that are asked for every day: the query strings of `lib/calls/filter-url.ts`. */
export const callPresets = [
  { label: 'Today', also: 'started', query: 'period=today' },
  { label: 'Yesterday', also: 'started', query: 'period=yesterday' },
  { label: 'Last 7 days', also: 'week seven', query: 'period=7d' },
  { label: 'Last 30 days', also: 'month thirty', query: 'period=30d' },
  { label: 'Missed today', also: 'abandoned lost', query: 'period=today&outcome=missed,abandoned' },
  { label: 'Live now', also: 'going on ringing talking', query: 'state=live' },
  { label: 'With contradictions', also: 'conflicts doubts', query: 'contradiction=yes' },
];

const lookUps: Command[] = helpTopics.map(({ href, label, also }) => ({
  id: `help${href}`,
  label,
  also,
  keys: [],
  effect: { kind: 'open', href },
}));

const settings: Command[] = [
  {
    id: 'light',
    label: 'Light colours',
    also: 'theme mode scheme white',
    keys: [],
    effect: { kind: 'colour-scheme', scheme: 'light' },
  },
  {
    id: 'dark',
    label: 'Dark colours',
    also: 'theme mode scheme black night',
    keys: [],
    effect: { kind: 'colour-scheme', scheme: 'dark' },
  },
  {
    id: 'auto',
    label: 'Colours as the device',
    also: 'theme mode scheme auto system',
    keys: [],
    effect: { kind: 'colour-scheme', scheme: 'auto' },
  },
  {
    id: 'keyboard-help',
    label: 'Keyboard shortcuts',
    also: 'help keys hotkeys',
    keys: ['?'],
    effect: { kind: 'keyboard-help' },
  },
  {
    id: 'sign-out',
    label: 'Sign out',
    also: 'log out logout leave',
    keys: [],
    effect: { kind: 'sign-out' },
  },
];
