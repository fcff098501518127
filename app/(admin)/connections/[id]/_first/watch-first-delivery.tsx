'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';

/** Milliseconds. */
const pauseAfterAnswer = 900;
const pauseAfterFailure = 5_000;

type Props = {
  connectionId: string;
  /** What the route would have said when the page was made. */
  marker: string;
};

/** Brings the page up to date within two seconds of anything that arrives. Rests while the page is hidden. */
export function WatchFirstDelivery({ connectionId, marker }: Props) {
  const router = useRouter();
  const seen = useRef(marker);
  useEffect(() => {
    seen.current = marker;
  }, [marker]);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let stopped = false;

    async function ask() {
      let pause = pauseAfterAnswer;
      if (document.visibilityState === 'visible') {
        const current = await fetchMarker(connectionId);
        if (stopped) return;
        if (current === null) pause = pauseAfterFailure;
        else if (current !== seen.current) {
          seen.current = current;
          router.refresh();
        }
      }
      timer = setTimeout(ask, pause);
    }

    timer = setTimeout(ask, pauseAfterAnswer);
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
  }, [router, connectionId]);

  return null;
}

async function fetchMarker(connectionId: string): Promise<string | null> {
  try {
    const response = await fetch(`/api/connections/${connectionId}/first-delivery`, { cache: 'no-store' });
    // Signed out or deleted meanwhile: reloading the page's data leads to where that is said.
    if ([401, 403, 404].includes(response.status)) return 'gone';
    return response.ok ? await response.text() : null;
  } catch {
    return null;
  }
}
