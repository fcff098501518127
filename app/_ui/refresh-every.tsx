'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

/** Reloads the data of an open page every so often while it is looked at. */
export function RefreshEvery({ seconds }: { seconds: number }) {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') router.refresh();
    }, seconds * 1000);
    return () => clearInterval(timer);
  }, [router, seconds]);
  return null;
}
