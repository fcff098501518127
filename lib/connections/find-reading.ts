import { readPayload } from '../http/read-payload.ts';
import type { Interpretation, Provider } from '../providers/provider.ts';
import { clockVerdict } from './first-delivery-state.ts';
import type { StoredRequest } from './stored-request.ts';

/** How the times of a provider's deliveries are read. */
export type Reading = { timeZone: string; settings: Record<string, unknown> };

/** A reading under which a call goes with when it was reported. */
export type FoundReading = Reading & {
  /** When the call would have begun, or the earliest that is known of it. UTC. */
  startedAt: string;
};

/**
 * Another reading than the present one under which the times of a delivery go with when it came: in another of
 * `zones`, or with one of the provider's choices made differently. The one that changes least; `null` when there is
 * none. Pure.
 */
export function findReading(
  request: StoredRequest,
  provider: Provider,
  { timeZone, settings }: Reading,
  zones: readonly string[],
): FoundReading | null {
  const read = readPayload(request);
  if (!read.ok) return null;
  const delivery = { payload: read.payload, trigger: request.trigger };
  const otherSettings = provider.settingFields.flatMap(({ key, control }) =>
    control.kind === 'select'
      ? control.options
          .filter(({ value }) => value !== settings[key])
          .map(({ value }) => ({ ...settings, [key]: value }))
      : [],
  );
  const otherZones = zones.filter((zone) => zone !== timeZone);
  const readings: Reading[] = [
    ...otherSettings.map((changed) => ({ timeZone, settings: changed })),
    ...otherZones.map((zone) => ({ timeZone: zone, settings })),
    ...otherZones.flatMap((zone) => otherSettings.map((changed) => ({ timeZone: zone, settings: changed }))),
  ];
  for (const reading of readings) {
    const said = instants(provider.interpret(delivery, reading));
    const [startedAt, latestAt] = [said.at(0), said.at(-1)];
    if (startedAt === undefined || latestAt === undefined) continue;
    const { verdict } = clockVerdict(
      { startedAtSource: 'given', latestAt },
      request.receivedAt.toISOString(),
    );
    if (verdict === 'plausible') return { ...reading, startedAt };
  }
  return null;
}

/** All moments that a delivery names, the earliest first. */
function instants(interpretation: Interpretation): string[] {
  if (interpretation.kind !== 'events') return [];
  return interpretation.events
    .flatMap(({ at, facts }) => [at, facts.startedAt, facts.connectedAt, facts.endedAt])
    .flatMap((instant) => (instant ? new Date(instant).toISOString() : []))
    .sort();
}
