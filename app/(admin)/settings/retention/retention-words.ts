import { wholeNumber } from '@/app/_ui/whole-number.ts';
import type { RetentionClass } from '@/lib/retention/retention-class.ts';

/** What each class of data is, as its settings name it. */
export const classWords: Record<RetentionClass, string> = {
  calls: 'calls',
  recordings: 'recording links',
  transcripts: 'transcripts',
  bodies: 'bodies of deliveries',
  audit: 'audit entries',
};

/** What a run removed, in words; what it names otherwise is said as it stands. */
export function removedWords(removed: Record<string, number>): string {
  const parts = Object.entries(removed)
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${wholeNumber(count)} ${words[name] ?? name}`);
  return parts.length === 0 ? 'nothing' : parts.join(', ');
}

const words: Record<string, string> = {
  auditEntries: 'audit entries',
  bodies: 'bodies',
  recordings: 'recording links',
};
