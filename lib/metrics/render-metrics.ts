import type { Gauge } from 'prom-client';
import { checkHealth } from '../health/check-health.ts';
import { metrics } from './metrics-registry.ts';

/** The figures of this process and how far behind the installation is, as Prometheus reads them. */
export async function renderMetrics(): Promise<{ contentType: string; text: string }> {
  const { registry, databaseUp, pendingAge, spoolAge, spoolBytes, spoolDeliveries } = metrics();
  const { database, oldestPendingDelivery, spool } = await checkHealth();
  databaseUp.set(database === 'ok' ? 1 : 0);
  // Unknown is not zero: what cannot be read is left out.
  show(pendingAge, database === 'ok' ? (oldestPendingDelivery ?? 0) : null);
  const readable = spool.status !== 'unusable';
  show(spoolDeliveries, readable ? spool.deliveries : null);
  show(spoolBytes, readable ? spool.bytes : null);
  show(spoolAge, readable ? (spool.oldest ?? 0) : null);
  return { contentType: registry.contentType, text: await registry.metrics() };
}

function show(gauge: Gauge, value: number | null): void {
  if (value === null) gauge.remove();
  else gauge.set(value);
}
