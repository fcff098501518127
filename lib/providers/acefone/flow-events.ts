import { type CallEvent, type Finality, presentFacts } from '../../calls/call-event.ts';
import type { FlowStep } from './call-flow.ts';
import { type AcefoneReading, listed } from './reading.ts';
import type { Verdict } from './verdict.ts';

/** What is known of one agent that the call flow dialled. */
type AgentLeg = {
  name: string | null;
  number: string | null;
  ringingAt: string | null;
  answeredAt: string | null;
  answered: boolean;
  saidMissed: boolean;
};

/**
 * The call flow as events: menus, keys, queues, and each agent that was dialled with what came of it.
 *
 * @param verdict how the call ended, or `null` while it goes on: then nobody has missed it yet.
 */
export function flowEvents(
  reading: AcefoneReading,
  verdict: Verdict | null,
  finality: Finality,
): CallEvent[] {
  const { steps, callKeys } = reading;
  const pressed: string[] = [];
  const events: CallEvent[] = [];
  const add = (kind: CallEvent['kind'], at: string | null, facts: CallEvent['facts'] = {}) =>
    events.push({ callKeys, kind, at, finality, facts: presentFacts(facts) });

  for (const step of steps) {
    if (step.kind === 'ivr') add('ivr', step.at, { ivr: step.name });
    if (step.kind === 'queue') add('queued', step.at, { queue: step.name });
    if (step.kind === 'dtmf' && step.input !== undefined) {
      pressed.push(step.input);
      add('dtmf', step.at, { dtmf: pressed.join(',') });
    }
  }
  for (const leg of agentLegs(reading)) {
    const offer = { name: leg.name, number: leg.number };
    if (leg.ringingAt !== null) {
      add('agent_ringing', leg.ringingAt, { offer: { ...offer, result: 'ringing', ring: null } });
    }
    if (leg.answered) {
      // On inbound calls the caller is on the line already; on others the customer may still be ringing.
      const met = reading.way.direction === 'inbound' && (verdict === null || verdict.connected === true);
      add('agent_answered', leg.answeredAt, {
        connected: met ? true : undefined,
        offer: { ...offer, result: 'answered', ring: secondsBetween(leg.ringingAt, leg.answeredAt) },
      });
    } else if (
      verdict !== null &&
      (leg.saidMissed || verdict.connected === false || someoneAnswered(reading))
    ) {
      add('agent_missed', leg.ringingAt, {
        connected: false,
        offer: { ...offer, result: 'missed', ring: null },
      });
    }
  }
  const hangups = steps.filter(({ kind }) => kind === 'agent_hangup');
  const lastAnswer =
    agentLegs(reading)
      .map(({ answeredAt }) => answeredAt ?? '')
      .sort()
      .at(-1) ?? '';
  for (const { at } of hangups) add(at !== null && at < lastAnswer ? 'transferred' : 'ended', at);
  return events;
}

/** The instants that the call flow measures, where the stamps of the body do not have them. */
export function flowInstants({ steps, way }: AcefoneReading) {
  const first = (wanted: (step: FlowStep) => boolean) =>
    steps
      .filter(wanted)
      .flatMap(({ at }) => at ?? [])
      .sort()[0];
  const agentAnswered = first(({ kind, dialled }) => kind === 'agent' && dialled === 'answered');
  const customerAnswered = first(({ kind, dialled }) => kind === 'customer' && dialled === 'answered');
  const both = [agentAnswered, customerAnswered].flatMap((at) => at ?? []).sort();
  return {
    queuedAt: first(({ kind }) => kind === 'queue'),
    firstRingAt: first(({ kind, dialled }) => kind === 'agent' && dialled === 'ringing'),
    serverAnsweredAt: first(({ kind }) => kind === 'ivr'),
    // Customer and agent: on outbound calls only where the flow has both, and then the later one.
    connectedAt: way.direction === 'inbound' ? agentAnswered : both.length === 2 ? both[1] : undefined,
  };
}

/** Where an inbound call was when it ended, by the last thing that the flow or the body tells. */
export function lastStage({ steps, said, agents }: AcefoneReading): 'ivr' | 'queue' | 'ringing' | undefined {
  if (steps.some(({ kind }) => kind === 'agent') || agents.missed.length > 0) return 'ringing';
  const last = steps.filter(({ kind }) => kind === 'queue' || kind === 'ivr' || kind === 'dtmf').at(-1);
  if (last) return last.kind === 'queue' ? 'queue' : 'ivr';
  if (listed(said.dept_name) !== undefined) return 'queue';
  return listed(said.ivr_name) === undefined ? undefined : 'ivr';
}

function agentLegs({ steps, agents }: AcefoneReading): AgentLeg[] {
  const legs = new Map<string, AgentLeg>();
  for (const step of steps.filter(({ kind }) => kind === 'agent')) {
    const identity = step.id ?? step.number ?? step.name ?? '';
    const before = legs.get(identity);
    legs.set(identity, {
      name: step.name ?? before?.name ?? null,
      number: before?.number ?? step.number ?? null,
      ringingAt: before?.ringingAt ?? (step.dialled === 'ringing' ? step.at : null),
      answeredAt: before?.answeredAt ?? (step.dialled === 'answered' ? step.at : null),
      answered: before?.answered === true || step.dialled === 'answered',
      saidMissed: before?.saidMissed === true || step.dialled === 'missed',
    });
  }
  // The handler answered, whatever the flow leaves out.
  const handler = agents.answeredNamed ? agents.handler : null;
  return [...legs].map(([identity, leg]) =>
    handler && (identity === handler.id || (leg.number !== null && leg.number === handler.number))
      ? { ...leg, answered: true }
      : leg,
  );
}

function someoneAnswered(reading: AcefoneReading): boolean {
  return agentLegs(reading).some(({ answered }) => answered);
}

function secondsBetween(from: string | null, to: string | null): number | null {
  if (from === null || to === null) return null;
  const ms = Date.parse(to) - Date.parse(from);
  return ms < 0 || ms > 86_400_000 ? null : ms / 1000;
}
