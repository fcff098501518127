import type { AgentOffer } from './call-event.ts';

/**
 * One entry per rung agent, from everything that was said of them in fold order: what came of it beats that it
 * rang, answered beats missed, later beats earlier. Sorted, so that nothing depends on who was named first.
 */
export function mergeOffers(offers: readonly AgentOffer[]): AgentOffer[] {
  const byAgent = new Map<string, AgentOffer>();
  for (const offer of offers) {
    const identity = offer.number ?? offer.name ?? '';
    const known = byAgent.get(identity);
    if (!known || weight[offer.result] >= weight[known.result]) byAgent.set(identity, offer);
  }
  return [...byAgent].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, offer]) => offer);
}

const weight: Record<AgentOffer['result'], number> = { ringing: 0, missed: 1, answered: 2 };
