/** A page of the navigation, and the key that leads to it after `g`. */
export type Destination = { href: string; label: string; key: string };

/** What everybody may open, in the order of the navigation. */
export const everybodysPages: Destination[] = [
  { href: '/', label: 'Overview', key: 'o' },
  { href: '/calls', label: 'Calls', key: 'c' },
  { href: '/hangups', label: 'Hang-ups', key: 'h' },
  { href: '/agents', label: 'Agents', key: 'e' },
  { href: '/ai-calls', label: 'AI calls', key: 'a' },
];

/** At the foot of the navigation, for everybody. */
export const helpPage: Destination = { href: '/help', label: 'Help', key: 'p' };

/** What help can be looked up directly. */
export const helpTopics = [
  {
    href: '/help/metrics',
    label: 'Figures explained',
    also: 'help metrics kpi definitions asa aht asr service level',
  },
  {
    href: '/help/glossary',
    label: 'Glossary',
    also: 'help words terms vocabulary outcomes reasons dictionary',
  },
  { href: '/help/api', label: 'API', also: 'help webhooks answers status health metrics export parameters' },
];

const adminPages = {
  connections: { href: '/connections', label: 'Connections', key: 'n' },
  deliveries: { href: '/deliveries', label: 'Deliveries', key: 'd' },
  words: { href: '/words', label: 'Words', key: 'w' },
  users: { href: '/users', label: 'Users', key: 'u' },
  audit: { href: '/audit', label: 'Audit log', key: 'l' },
  settings: { href: '/settings', label: 'Settings', key: 's' },
} satisfies Record<string, Destination>;

/** A page that not everybody may open. */
export type AdminPage = keyof typeof adminPages;

/** Those of the viewer's pages, in the order of the navigation. */
export function adminsPages(mayOpen: readonly AdminPage[]): Destination[] {
  return mayOpen.map((page) => adminPages[page]);
}
