'use client';

import { ProgressRoot, ProgressSection } from '@mantine/core';
import { IconPhoneIncoming } from '@tabler/icons-react';
import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import type { DemoJobView } from '@/lib/demo/demo-job-view.ts';
import { askDemoJob } from './demo-actions.ts';
import classes from './empty.module.css';

type Running = Extract<DemoJobView, { state: 'running' }>;

/** The overview while demo data is being loaded. Turns into the overview by itself. */
export function DemoLoading({ job }: { job: Running }) {
  const { step, share } = useDemoJob(job);
  const percent = Math.floor(share * 100);
  return (
    <section className={classes.empty}>
      <IconPhoneIncoming size={40} stroke={1.4} aria-hidden="true" />
      <h1>Loading demo data</h1>
      <ProgressRoot className={classes.progress} size="lg">
        <ProgressSection value={percent} aria-label="Demo data loaded" aria-valuetext={`${percent} %`} />
      </ProgressRoot>
      <p>
        {words[step]}, {percent} % done.
      </p>
      <p>It goes on when you leave this page.</p>
    </section>
  );
}

const words = { sending: 'Made-up calls are sent', projecting: 'Calls are put together' } as const;

/** Asks how far it is until it has ended, then has the page made anew. */
function useDemoJob(first: Running): Running {
  const router = useRouter();
  const [job, setJob] = useState(first);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let stopped = false;

    async function ask() {
      // Without an answer it is asked again, a little later.
      const now = await askDemoJob().catch(() => null);
      if (stopped) return;
      if (now?.state === 'running') setJob(now);
      else if (now !== null) router.refresh();
      timer = setTimeout(ask, now === null ? pauseAfterFailure : pause);
    }

    timer = setTimeout(ask, pause);
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
  }, [router]);

  return job;
}

/** Milliseconds. */
const pause = 700;
const pauseAfterFailure = 5_000;
