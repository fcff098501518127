import type { Call } from '@/lib/calls/call.ts';
import { partyLabels, reasonLabels } from '@/lib/calls/labels.ts';
import { beginningOf } from './beginning-of.ts';

type Props = { call: Pick<Call, 'reason' | 'party' | 'reasonWords'>; condition: string | null };

/** Why the call ended, in a sentence; nothing where nobody said anything of it. */
export function ExtractedEnd({ call: { reason, party, reasonWords }, condition }: Props) {
  if (reason === null && condition === null) return null;
  const why = reason === null ? '' : reasonLabels[reason].means;
  const who = party === null || party === 'unknown' ? '' : partyLabels[party].means;
  return (
    <p>
      <strong>How it ended:</strong> {[why, who].filter(Boolean).join(' ')}
      {condition !== null && (
        <>
          {' '}
          The agent’s own condition was met: <q dir="auto">{beginningOf(condition, 500)}</q>.
        </>
      )}
      {condition === null && reasonWords !== null && (
        <>
          {' '}
          In the provider’s words: <q dir="auto">{beginningOf(reasonWords, 200)}</q>.
        </>
      )}
    </p>
  );
}
