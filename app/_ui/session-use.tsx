'use client';

import { useEffect } from 'react';

/**
 * Says to the server that a person is here: when a page is opened, and while they do something in it. A page that only
 * looks for news by itself does not keep its session alive.
 */
export function SessionUse() {
  useEffect(() => {
    let saidAt = Number.NEGATIVE_INFINITY;
    function say() {
      if (performance.now() - saidAt < pause) return;
      saidAt = performance.now();
      // Without an answer the next use says it again, in time: the session lasts for days.
      fetch('/api/session/used', { method: 'POST' }).catch(() => null);
    }
    say();
    for (const event of uses) window.addEventListener(event, say, { passive: true });
    return () => {
      for (const event of uses) window.removeEventListener(event, say);
    };
  }, []);
  return null;
}

const uses = ['pointerdown', 'keydown', 'wheel', 'touchstart'];

/** Milliseconds. */
const pause = 5 * 60_000;
