import type { Interpretation, Provider, ReceivedPayload } from '../providers/provider.ts';
import { registry } from '../providers/registry.ts';

/**
 * Which other provider's words a payload is in: the one that understands most of it, and more than the connection's
 * own does. `null` when there is none. Pure.
 */
export function recogniseProvider(
  delivery: ReceivedPayload,
  own: Provider,
  context: { timeZone: string; settings: unknown },
): { id: string; label: string } | null {
  let best: { id: string; label: string } | null = null;
  let most = Math.max(coincidence, understood(own.interpret(delivery, context)));
  for (const provider of registry) {
    if (provider.id === own.id) continue;
    const { timeZone } = provider.defaults;
    const count = understood(provider.interpret(delivery, { timeZone, settings: {} }));
    if (count <= most) continue;
    most = count;
    best = { id: provider.id, label: provider.label };
  }
  return best;
}

/** So few facts can be read out of anybody's payload. */
const coincidence = 8;

/** How many facts were read. */
function understood(interpretation: Interpretation): number {
  if (interpretation.kind !== 'events') return 0;
  const facts = interpretation.events.flatMap((event) => [
    ...(event.at === null ? [] : ['at']),
    ...Object.values(event.facts).filter((fact) => fact !== undefined && fact !== null),
  ]);
  return facts.length;
}
