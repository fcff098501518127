'use client';

import { useEffect, useState } from 'react';
import { fromNowWords } from './from-now-words.ts';

/** How far from now an instant is, kept up to date. `now` is the server's clock when the page was made. */
export function FromNow({ at, now }: { at: string; now: number }) {
  const [current, setCurrent] = useState(now);
  useEffect(() => {
    setCurrent(now);
    const made = performance.now();
    const timer = setInterval(() => setCurrent(now + performance.now() - made), 10_000);
    return () => clearInterval(timer);
  }, [now]);
  // Where changes are read out, the passing of time is none.
  return <span aria-live="off">{fromNowWords(Date.parse(at), current)}</span>;
}
