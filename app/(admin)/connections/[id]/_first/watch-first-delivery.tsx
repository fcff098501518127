'use client';

import { useRouter } from 'next/navigation';
import { useMarker } from '@/app/_ui/use-marker.ts';

type Props = {
  connectionId: string;
  /** What the route would have said when the page was made. */
  marker: string;
};

/** Brings the page up to date within two seconds of anything that arrives. */
export function WatchFirstDelivery({ connectionId, marker }: Props) {
  const router = useRouter();
  useMarker(`/api/connections/${connectionId}/first-delivery`, marker, () => router.refresh());
  return null;
}
