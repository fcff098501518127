import { nameBasedUuid } from '../calls/call-key-id.ts';

/** A provider's strongest name for the agent of a call. */
export type NamedAgent = {
  /** The id of the agent, and of the alias that it is known by. */
  id: string;
  connectionId: string;
  kind: 'number' | 'name';
  value: string;
  /** What to call the agent until a person says otherwise. */
  name: string;
  agentKind: 'human' | 'ai';
};

/**
 * Who the agent of a call is, as far as its connection can tell: the number or extension where one is given,
 * else the name. One alias only, so that the answer never depends on which call came first; joining a name
 * with a number, or agents of two connections, is for people to decide (`merge-agents.ts`). `null` when the call
 * names nobody.
 */
export function agentOf(
  connectionId: string,
  call: { agentNumber: string | null; agentName: string | null; agentKind: 'human' | 'ai' },
): NamedAgent | null {
  const kind = call.agentNumber === null ? 'name' : 'number';
  const given = call.agentNumber ?? call.agentName;
  if (given === null) return null;
  const value = beginningOf(given);
  return {
    id: nameBasedUuid(connectionId, `agent:${kind}:${value}`),
    connectionId,
    kind,
    value,
    name: beginningOf(call.agentName ?? given),
    agentKind: call.agentKind,
  };
}

/** Names come in any length, and the index of aliases holds no more. */
function beginningOf(text: string): string {
  return text.slice(0, 500).toWellFormed();
}
