import { TextLink } from '@/app/_ui/text-link.tsx';

const pages = [
  { href: '/settings', label: 'General' },
  { href: '/settings/retention', label: 'Retention' },
  { href: '/settings/erase', label: 'Erase a number' },
] as const;

/** The way between the pages of the settings. */
export function SettingsLinks({ here }: { here: (typeof pages)[number]['href'] }) {
  return (
    <nav aria-label="Settings" style={{ display: 'flex', flexWrap: 'wrap', gap: 16 }}>
      {pages.map(({ href, label }) =>
        href === here ? (
          <span key={href} aria-current="page" style={{ fontWeight: 600 }}>
            {label}
          </span>
        ) : (
          <TextLink key={href} href={href} underline="always">
            {label}
          </TextLink>
        ),
      )}
    </nav>
  );
}
