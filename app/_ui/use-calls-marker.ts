'use client';

import { useEffect, useRef } from 'react';

/**
 * Calls `onChange` within about a second of new calls: asks a tiny route whether anything changed since the page was
 * made. Rests while the page is hidden, and asks less often while there is no answer.
 *
 * @param marker what the route would have said when the page was made.
 */
export function useCallsMarker(marker: string, onChange: () => void): void {
  const seen = useRef(marker);
  const react = useRef(onChange);
  useEffect(() => {
    react.current = onChange;
  });

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
          react.current();
        }
      }
      timer = setTimeout(ask, pause);
    }

    timer = setTimeout(ask, pauseAfterAnswer);
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
  }, []);
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
