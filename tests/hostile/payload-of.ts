import type { Place } from './hostile-case.ts';

export type Payload = Record<string, unknown>;

/**
 * A well-formed payload of a provider about the call `id`, with some of its fields changed. A field that is
 * changed to `undefined` is left out.
 */
export function payloadOf(place: Place, id: string, changes: Payload = {}): Payload {
  if (place === 'synthflow' || place === 'synthflow without signature') {
    const { lead, call, ...around } = changes;
    return {
      status: 'completed',
      lead: { name: 'Asha', phone_number: '+12025550123', ...record(lead) },
      call: { ...samples.synthflow, call_id: id, ...record(call) },
      ...around,
    };
  }
  return { ...samples[place], [idFields[place]]: id, ...changes };
}

/** The same as the text of a JSON body. */
export function jsonOf(place: Place, changes: Payload = {}): (id: string) => string {
  return (id) => JSON.stringify(payloadOf(place, id, changes));
}

/** The same as a URL-encoded form, or as a query string. */
export function formOf(place: Place, changes: Payload = {}): (id: string) => string {
  return (id) =>
    new URLSearchParams(
      Object.entries(payloadOf(place, id, changes)).flatMap(([name, value]): [string, string][] =>
        value === undefined
          ? []
          : [[name, typeof value === 'object' ? JSON.stringify(value) : String(value)]],
      ),
    ).toString();
}

function record(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {};
}

const idFields = { alohaa: 'call_id', alohub: 'call_id', callerdesk: 'CallSid', acefone: 'call_id' } as const;

const samples = {
  alohaa: {
    call_type: 'outgoing',
    caller_number: '9052931234',
    receiver_number: '9676501234',
    did_number: '918069731234',
    received_at: '2026-02-28T06:48:01.000Z',
    ended_at: '2026-02-28T06:49:10.000Z',
    call_status: 'answered',
    call_duration: 69,
    agent_name: 'Kumar',
    hangup_cause: 'receiver_hangup',
  },
  alohub: {
    call_status: 'answered',
    direction: 'inbound',
    caller_number: '0912345678',
    destination_number: '1001',
    starttime: '2026-02-28 10:00:00',
    answertime: '2026-02-28 10:00:05',
    endtime: '2026-02-28 10:01:00',
    hangup_by: 'customer',
    hotline: '02873001234',
    total_duration: '60',
    userName: 'lan',
    eventType: 'call',
  },
  callerdesk: {
    type: 'call_report',
    Direction: 'IVR',
    SourceNumber: '09676501234',
    DestinationNumber: '08069731234',
    DialWhomNumber: '09876501234',
    Status: 'ANSWER',
    StartTime: '2026-02-28 10:00:00',
    EndTime: '2026-02-28 10:01:00',
    CallDuration: '60',
    TalkDuration: '45',
    receiver_name: 'Ravi',
  },
  acefone: {
    direction: 'inbound',
    call_to_number: '918069731234',
    caller_id_number: '9676501234',
    start_stamp: '2026-02-28 10:00:00',
    end_stamp: '2026-02-28 10:01:00',
    duration: '60',
    call_status: 'answered',
    answered_agent_name: 'Meena',
    answered_agent_number: '+919876501234',
  },
  synthflow: {
    status: 'completed',
    end_call_reason: 'human_goodbye',
    model_id: '1711646262471x768387119913843100',
    start_time: '2026-02-28T10:00:00+00:00',
    duration: 60,
    timezone: 'UTC',
    transcript: '\nbot: Hello\nhuman: Hi',
  },
};
