'use client';

import { useEffect, useRef } from 'react';

/**
 * Calls `onChange` within about a second of something new: asks a tiny route whether anything changed since the page
 * was made. Rests while the page is hidden, and asks less often while there is no answer.
 *
 * @param address of the route, which answers with a marker as text.
 * @param marker what the route would have said when the page was made.
 * @param rest how long it is left alone after a change, in milliseconds: what is dear to make anew would otherwise be
 *   made every second on a busy line.
 */
export function useMarker(
  address: string,
  marker: string,
  onChange: () => void,
  { rest = pauseAfterAnswer }: { rest?: number } = {},
): void {
  const seen = useRef(marker);
  const react = useRef(onChange);
  useEffect(() => {
    react.current = onChange;
  });
  useEffect(() => {
    seen.current = marker;
  }, [marker]);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let stopped = false;

    async function ask() {
      let pause = pauseAfterAnswer;
      if (document.visibilityState === 'visible') {
        const current = await fetchMarker(address);
        if (stopped) return;
        if (current === null) pause = pauseAfterFailure;
        else if (current !== seen.current) {
          seen.current = current;
          pause = rest;
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
  }, [address, rest]);
}

/** Milliseconds. */
const pauseAfterAnswer = 900;
const pauseAfterFailure = 10_000;

async function fetchMarker(address: string): Promise<string | null> {
  try {
    const response = await fetch(address, { cache: 'no-store' });
    // Signed out or removed meanwhile: making the page anew leads to where that is said.
    if ([401, 403, 404].includes(response.status)) return 'gone';
    return response.ok ? await response.text() : null;
  } catch {
    return null;
  }
}
