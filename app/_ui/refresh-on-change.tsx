'use client';

import { useRouter } from 'next/navigation';
import { useMarker } from './use-marker.ts';

/** Brings an open page up to date within about a second of new calls, by reloading its data; see `useMarker`. */
export function RefreshOnChange({ marker }: { marker: string }) {
  const router = useRouter();
  useMarker('/api/calls/marker', marker, () => router.refresh());
  return null;
}
