import type { AgentOffer } from '../calls/call-event.ts';
import { toE164 } from '../calls/phone-number.ts';
import type { CallState, Direction, Outcome } from '../calls/vocabulary.ts';
import { agentOf, type NamedAgent } from './agent-of.ts';

/** An agent that a call rang, with what came of it. */
export type RungAgent = { agent: NamedAgent; result: AgentOffer['result']; ring: number | null };

type OfferedCall = {
  direction: Direction;
  state: CallState;
  outcome: Outcome | null;
  connectedAt: string | null;
  agentNumber: string | null;
  agentName: string | null;
  agentKind: 'human' | 'ai';
  offers: AgentOffer[];
};

/** No team is rung by one call; what a provider lists beyond is kept with the call alone. */
const mostRung = 1_000;

/**
 * Whom a call rang, each agent once: those that its provider lists, and the agent of an inbound call where it is
 * not among them, because a call that an agent took or let ring was offered to it. Of a call that has ended nobody
 * is ringing: who did not take it missed it. Their order depends on nothing but what is said of them.
 */
export function rungAgents(
  { id, defaultCountry }: { id: string; defaultCountry: string },
  call: OfferedCall,
): RungAgent[] {
  const rung = new Map<string, RungAgent>();
  const own = agentOf(id, call);
  for (const { number, name, result, ring } of call.offers) {
    // A call's own agent is known by the international form of its number.
    const agentNumber = number === null ? null : (toE164(number, defaultCountry) ?? number);
    const agent = agentOf(id, { agentNumber, agentName: name, agentKind: 'human' });
    if (agent === null) continue;
    const known = rung.get(agent.id);
    if (known === undefined ? rung.size < mostRung : weight[result] > weight[known.result])
      rung.set(agent.id, { agent, result, ring });
  }
  if (own !== null && call.direction === 'inbound' && !rung.has(own.id))
    rung.set(own.id, { agent: own, result: 'ringing', ring: null });
  return [...rung.values()].map((each) =>
    each.result === 'ringing' ? { ...each, result: whatCame(call, each.agent.id === own?.id) } : each,
  );
}

const weight: Record<AgentOffer['result'], number> = { ringing: 0, missed: 1, answered: 2 };

function whatCame({ state, outcome, connectedAt }: OfferedCall, isOwn: boolean): AgentOffer['result'] {
  if (isOwn && (connectedAt !== null || outcome === 'answered')) return 'answered';
  return state === 'ended' ? 'missed' : 'ringing';
}
