import { IconPlugConnected } from '@tabler/icons-react';
import { LinkButton } from '@/app/_ui/link-button.tsx';
import classes from './empty.module.css';

/** The overview before anything is set up. */
export function NoConnection({ mayAdd }: { mayAdd: boolean }) {
  return (
    <section className={classes.empty}>
      <IconPlugConnected size={40} stroke={1.4} aria-hidden="true" />
      <h1>No provider is connected yet</h1>
      {mayAdd ? (
        <>
          <p>
            Add a connection for your telephony or AI-call provider. You get an address to paste into the
            provider’s portal; calls appear here as soon as it sends the first one.
          </p>
          <LinkButton href="/connections/new">Add a connection</LinkButton>
        </>
      ) : (
        <p>Ask your admin to add a connection. Your calls and figures appear here from then on.</p>
      )}
    </section>
  );
}
