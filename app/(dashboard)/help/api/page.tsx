import type { Metadata } from 'next';
import { reportTimeZone } from '@/lib/analytics/report-time-zone.ts';
import { requireViewer } from '@/lib/auth/require-viewer.ts';
import { env } from '@/lib/env.ts';
import { ApiReference } from '../_help/api-reference.tsx';

export const metadata: Metadata = { title: 'API · Help' };

export default async function ApiHelpPage() {
  await requireViewer();
  const { APP_URL, MAX_BODY_BYTES, BODY_TIMEOUT_SECONDS, RATE_LIMIT } = env();
  return (
    <ApiReference
      address={APP_URL}
      zone={await reportTimeZone()}
      limits={{ bodyBytes: MAX_BODY_BYTES, bodySeconds: BODY_TIMEOUT_SECONDS, perSecond: RATE_LIMIT }}
    />
  );
}
