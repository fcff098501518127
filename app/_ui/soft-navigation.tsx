'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useTransition } from 'react';
import { UnderWay } from './under-way.tsx';

/** Follows each `SoftLink` of the page, and shows that it is under way. */
export function SoftNavigation() {
  const router = useRouter();
  const [underWay, start] = useTransition();
  useEffect(() => {
    function follow(event: MouseEvent) {
      if (event.defaultPrevented || !(event.target instanceof Element)) return;
      // New tabs and windows are the browser's.
      if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      const href = event.target.closest('a[data-soft-link]')?.getAttribute('href');
      if (!href) return;
      event.preventDefault();
      start(() => router.push(href));
    }
    document.addEventListener('click', follow);
    return () => document.removeEventListener('click', follow);
  }, [router]);
  return underWay && <UnderWay />;
}
