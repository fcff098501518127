import type { Call } from '@/lib/calls/call.ts';
import classes from '../call.module.css';
import { Card } from './card.tsx';

/** The recording, where the provider keeps it. */
export function Recording({ call, mayPlay }: { call: Call; mayPlay: boolean }) {
  if (call.recordingState === 'none') return null;
  return (
    <Card title="Recording">
      <p>
        {mayPlay ? (
          <Address url={call.recordingUrl} />
        ) : (
          'Your role does not include listening to recordings.'
        )}
      </p>
    </Card>
  );
}

// The address is the provider's text: only what a browser fetches as a page may become a link.
function Address({ url }: { url: string | null }) {
  if (url === null) return 'The address of the recording is not known.';
  if (!URL.canParse(url) || !['https:', 'http:'].includes(new URL(url).protocol)) {
    return (
      <>
        The provider’s address is not one that can be opened: <code>{url.slice(0, 200)}</code>
      </>
    );
  }
  return (
    <>
      <a href={url} target="_blank" rel="noopener noreferrer nofollow">
        Open the recording at the provider
      </a>{' '}
      <span className={classes.quiet}>{new URL(url).host}</span>
    </>
  );
}
