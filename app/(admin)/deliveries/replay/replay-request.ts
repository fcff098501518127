import { z } from 'zod';
import type { SearchParameters } from '@/lib/calls/filter-url.ts';
import type { ConnectionLabel } from '@/lib/connections/connection-labels.ts';
import type { ReplayScope } from '@/lib/projection/replay-scope.ts';
import { readDeliveryAddress } from '../delivery-address.ts';

const single = z.object({ delivery: z.uuid() });

/**
 * What the address of the replay page asks for: `delivery`, or the filters of the list of deliveries; everything
 * without any. `null` when it asks for something that is not understood: nothing more must be read than was meant.
 */
export function readReplayRequest(parameters: SearchParameters, zone: string, now: Date): ReplayScope | null {
  if (parameters.delivery !== undefined) {
    const one = single.safeParse(parameters);
    return one.success ? { delivery: one.data.delivery } : null;
  }
  const { filters, isRejected, unusable } = readDeliveryAddress(parameters, zone, now);
  if (isRejected || unusable.length > 0) return null;
  const { connectionId, ...others } = filters;
  if (Object.keys(others).length > 0) return { filters };
  return connectionId === undefined ? { everything: true } : { connectionId };
}

/** A scope in words, as part of a sentence. */
export function scopeWords(scope: ReplayScope, connections: readonly ConnectionLabel[]): string {
  const labelOf = (id: string) =>
    connections.find((each) => each.id === id)?.label ?? 'a connection that is gone';
  if ('everything' in scope) return 'everything';
  if ('delivery' in scope) return `delivery ${scope.delivery.slice(0, 8)}`;
  if ('connectionId' in scope) return `all deliveries of ${labelOf(scope.connectionId)}`;
  if ('deliveries' in scope) {
    return 'ids' in scope.deliveries
      ? `${scope.deliveries.ids.length} deliveries`
      : `deliveries that say “${scope.deliveries.unmappedWord.word}”`;
  }
  const { connectionId, state, from, to, call, q, isTest } = scope.filters;
  return [
    state === undefined ? 'deliveries' : `${state} deliveries`,
    connectionId === undefined ? '' : `of ${labelOf(connectionId)}`,
    from === undefined ? '' : `from ${from.slice(0, 16).replace('T', ' ')} UTC`,
    to === undefined ? '' : `before ${to.slice(0, 16).replace('T', ' ')} UTC`,
    call === undefined ? '' : 'of one call',
    q === undefined ? '' : `that say “${q}”`,
    isTest === undefined ? '' : isTest ? 'that are tests' : 'without tests',
  ]
    .filter((part) => part !== '')
    .join(' ');
}
