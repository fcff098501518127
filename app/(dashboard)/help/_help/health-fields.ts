import type { Health } from '@/lib/health/check-health.ts';

type Spool = `spool.${keyof Health['spool']}`;

/** What the fields of `/api/health` say. */
export const healthFields: Record<Exclude<keyof Health, 'spool'> | Spool, string> = {
  status:
    'ok; degraded: the database is away or deliveries wait on disk, and webhooks are still taken; unavailable: they are not',
  database: 'ok, or unreachable',
  oldestPendingDelivery:
    'how long the oldest delivery has waited to become calls, in seconds; null when none waits, or nobody knows',
  'spool.status': 'ok; full: the disk or the spool has no room; unusable: it cannot be written',
  'spool.deliveries': 'how many deliveries wait on disk for the database',
  'spool.bytes': 'how large they are together',
  'spool.oldest': 'how long the oldest of them has waited, in seconds; null when none waits',
};
