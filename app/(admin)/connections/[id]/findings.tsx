import { Note } from '@/app/_ui/note.tsx';
import { TextLink } from '@/app/_ui/text-link.tsx';
import type { ConnectionHealth } from '@/lib/health/connection-health.ts';
import { troubles } from '@/lib/health/connection-state.ts';
import { findingWords } from '../finding-words.ts';

/** What needs attention about the connection, what weighs most first. */
export function Findings({ health }: { health: ConnectionHealth }) {
  return health.findings.map((finding) => {
    const { brief, text, href, link } = findingWords(finding, health);
    return (
      <Note key={finding} tone={troubles.has(finding) ? 'bad' : 'warning'} title={brief}>
        {text}{' '}
        {href && (
          <TextLink href={href} underline="always">
            {link}
          </TextLink>
        )}
      </Note>
    );
  });
}
