'use client';

import { useRouter } from 'next/navigation';
import { useCallsMarker } from './use-calls-marker.ts';

/** Brings an open page up to date within about a second of new calls, by reloading its data; see `useCallsMarker`. */
export function RefreshOnChange({ marker }: { marker: string }) {
  const router = useRouter();
  useCallsMarker(marker, () => router.refresh());
  return null;
}
