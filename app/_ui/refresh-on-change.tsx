'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';

/**
 * Brings an open page up to date within about a second of new calls: asks a tiny route whether anything changed
 * since the page was made and only then reloads its data. Rests while the page is hidden, and asks less often
 * while there is no answer.
 *
 * @param marker what the route would have said when the page was made.
 */
export function RefreshOnChange({ marker }: { marker: string }) {
  const router = useRouter();
  const seen = useRef(marker);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let stopped = false;

    async function ask() {
      let pause = pauseAfterAnswer;
      if (document.visibilityState === 'visible') {
        const current = await fetchMarker();
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
  }, [router]);

  return null;
}

/** Milliseconds. */
const pauseAfterAnswer = 900;
const pauseAfterFailure = 10_000;

async function fetchMarker(): Promise<string | null> {
  try {
    const response = await fetch('/api/calls/marker', { cache: 'no-store' });
    // Signed out meanwhile: reloading the page's data leads to the sign-in page.
    if (response.status === 401) return 'signed out';
    return response.ok ? await response.text() : null;
  } catch {
    return null;
  }
}
