import type { Call } from '@/lib/calls/call.ts';
import classes from '../call.module.css';
import { Card } from './card.tsx';
import { RecordingPlayer } from './recording-player.tsx';

/** The recording, where the provider keeps one: a player, or why there is none. */
export function Recording({ call, mayPlay }: { call: Call; mayPlay: boolean }) {
  if (call.recordingState === 'none') return null;
  return (
    <Card title="Recording">
      {mayPlay ? (
        <>
          <RecordingPlayer callId={call.id} />
          <Address url={call.recordingUrl} />
        </>
      ) : (
        <p>
          There is a recording. Your role does not include listening to recordings; ask an admin if you need
          it.
        </p>
      )}
    </Card>
  );
}

// The address is the provider's text: only what a browser fetches as a page may become a link.
function Address({ url }: { url: string | null }) {
  if (url === null || !URL.canParse(url)) return null;
  const { protocol, host } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:') return null;
  return (
    <p className={classes.quiet}>
      Kept by the provider on {host}.{' '}
      <a href={url} target="_blank" rel="noopener noreferrer nofollow">
        Open it there
      </a>
    </p>
  );
}
