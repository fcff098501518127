import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What this process counts about itself. */
type Metrics = {
  registry: Registry;
  deliveries: Counter<'answer'>;
  refusals: Counter<'cause'>;
  ingestSeconds: Histogram;
  pendingAge: Gauge;
  spoolDeliveries: Gauge;
  spoolBytes: Gauge;
  spoolAge: Gauge;
  databaseUp: Gauge;
};

/**
 * The one set of figures of this process, with those of the process itself: memory, processor, event loop.
 * No figure has a label whose values a sender chooses.
 */
export function metrics(): Metrics {
  shared.switchboardMetrics ??= create();
  return shared.switchboardMetrics;
}

/** What is counted beside the process itself, by name, with what it says. */
export function describeMetrics(): { name: string; help: string }[] {
  return metrics()
    .registry.getMetricsAsArray()
    .filter(({ name }) => name.startsWith('switchboard_'))
    .map(({ name, help }) => ({ name, help }));
}

// On the global object because Next bundles routes apart.
const shared: typeof globalThis & { switchboardMetrics?: Metrics } = globalThis;

function create(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers: [registry] });
  return {
    registry,
    deliveries: new Counter({
      name: 'switchboard_deliveries_total',
      help: 'Webhook deliveries kept, by where: stored in the database, spooled on disk, malformed (kept as failed).',
      labelNames: ['answer'],
      registers: [registry],
    }),
    refusals: new Counter({
      name: 'switchboard_refusals_total',
      help: 'Webhook requests refused, by cause.',
      labelNames: ['cause'],
      registers: [registry],
    }),
    ingestSeconds: new Histogram({
      name: 'switchboard_ingest_seconds',
      help: 'From the arrival of a delivery until its answer.',
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
      registers: [registry],
    }),
    pendingAge: gauge(
      'switchboard_oldest_pending_delivery_seconds',
      'Age of the oldest delivery that waits to become calls; 0 when none waits.',
    ),
    spoolDeliveries: gauge('switchboard_spool_deliveries', 'Deliveries on disk that wait for the database.'),
    spoolBytes: gauge('switchboard_spool_bytes', 'Size of what waits on disk for the database.'),
    spoolAge: gauge(
      'switchboard_spool_oldest_seconds',
      'Age of the oldest delivery on disk; 0 when none is there.',
    ),
    databaseUp: gauge('switchboard_database_up', '1 when the database answers, else 0.'),
  };
}
