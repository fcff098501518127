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
        <Sound callId={call.id} url={call.recordingUrl} />
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
function Sound({ callId, url }: { callId: string; url: string | null }) {
  if (url === null) return <p>The address of the recording is not known.</p>;
  const address = URL.canParse(url) ? new URL(url) : null;
  if (address === null || !['https:', 'http:'].includes(address.protocol)) {
    return (
      <p>
        The provider’s address is not one that can be opened: <code>{url.slice(0, 200)}</code>
      </p>
    );
  }
  return (
    <>
      <RecordingPlayer callId={callId} />
      <p className={classes.quiet}>
        Kept by the provider on {address.host}.{' '}
        <a href={url} target="_blank" rel="noopener noreferrer nofollow">
          Open it there
        </a>
      </p>
    </>
  );
}
