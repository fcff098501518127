'use client';

import { useRouter } from 'next/navigation';
import { useMarker } from './use-marker.ts';

/**
 * Brings an open page up to date within about a second of new calls, by reloading its data; see `useMarker`.
 *
 * `figures` are dear to make: on a busy line they are made anew every three seconds, not every one.
 */
export function RefreshOnChange({ marker, figures = false }: { marker: string; figures?: boolean }) {
  const router = useRouter();
  useMarker('/api/calls/marker', marker, () => router.refresh(), figures ? { rest: 3_000 } : {});
  return null;
}
