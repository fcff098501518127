import { Note } from '@/app/_ui/note.tsx';
import { RefreshEvery } from '@/app/_ui/refresh-every.tsx';
import { wholeNumber } from '@/app/_ui/whole-number.ts';
import type { Rereading } from '@/lib/mappings/find-rereading.ts';

/** How far it is that calls follow a meaning that was published or taken back. */
export function RereadingNote({ rereading: { state, done, total, problem } }: { rereading: Rereading }) {
  if (state === 'running') {
    return (
      <>
        <Note tone="quiet" title="Calls are being read again" role="status">
          {total === 0
            ? 'It begins within a second.'
            : `${wholeNumber(done)} of ${wholeNumber(total)} deliveries were looked at.`}{' '}
          This goes on when you leave the page.
        </Note>
        <RefreshEvery seconds={2} />
      </>
    );
  }
  if (state === 'done') {
    return (
      <Note tone="quiet" title="All calls with this word were read again" role="status">
        Figures follow within seconds.
      </Note>
    );
  }
  return (
    <Note tone="warning" title="Not all calls with this word were read again" role="status">
      {problem ?? 'It was cancelled, or the same was asked for once more.'} “Read again” beside the word goes
      on.
    </Note>
  );
}
