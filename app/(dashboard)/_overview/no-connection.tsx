import { IconPlugConnected } from '@tabler/icons-react';
import { LinkButton } from '@/app/_ui/link-button.tsx';
import type { DemoJobView } from '@/lib/demo/demo-job-view.ts';
import classes from './empty.module.css';
import { ExploreDemo } from './explore-demo.tsx';

type Props = {
  mayAdd: boolean;
  /** How the last load of demo data ended, for those who may load it. */
  demo: DemoJobView | null;
};

/** The overview before anything is set up. */
export function NoConnection({ mayAdd, demo }: Props) {
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
          <p>
            Or look around first: demo data is three months of made-up calls of every provider. It takes a
            minute or two to load and can be removed at any time.
          </p>
          <div className={classes.choices}>
            <LinkButton href="/connections/new">Add a connection</LinkButton>
            <ExploreDemo stopped={demo?.state === 'failed' ? demo.problem : null} />
          </div>
        </>
      ) : (
        <p>Ask your admin to add a connection. Your calls and figures appear here from then on.</p>
      )}
    </section>
  );
}
