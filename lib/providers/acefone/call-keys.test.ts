import { describe, expect, test } from 'vitest';
import { interpretAcefone } from './interpret.ts';
import { acefoneSettings } from './settings.ts';

const customerAnswered = {
  uuid: '69db1da04ac43',
  call_to_number: '918212345678',
  caller_id_number: '+919212345678',
  start_stamp: '2026-04-12 09:50:48',
  direction: 'click_to_call',
  call_status: 'Answered by customer',
};
const hangup = {
  ...customerAnswered,
  call_id: '1775967644.594011',
  call_to_number: '+918212345678',
  start_stamp: '2026-04-12 09:50:47',
  end_stamp: '2026-04-12 09:50:59',
  direction: 'clicktocall',
  call_status: 'answered',
};

describe('the names of a call', () => {
  test('a click-to-call joins its answer by the customer, which has no call_id', () => {
    expect(shared(customerAnswered, hangup)).toEqual(['uuid:69db1da04ac43|8212345678']);
  });

  test('the same uuid to another customer is another call', () => {
    expect(shared({ ...customerAnswered, call_to_number: '918212345679' }, hangup)).toEqual([]);
  });

  test('a uuid that is no uniqid of about that time joins nothing', () => {
    const random = '96ccf76037169';
    expect(shared({ ...customerAnswered, uuid: random }, { ...hangup, uuid: random })).toEqual([]);
    const short = 'a1';
    expect(shared({ ...customerAnswered, uuid: short }, { ...hangup, uuid: short })).toEqual([]);
  });

  test('without a customer’s number a uuid joins nothing', () => {
    const { call_to_number: _, ...nobody } = customerAnswered;
    expect(shared(nobody, { ...hangup, call_to_number: '' })).toEqual([]);
  });

  test('a time zone set wrongly does not part the halves', () => {
    expect(keys(customerAnswered, 'America/New_York')).toEqual(keys(customerAnswered));
  });

  test('an account’s own identifier joins nothing, the platform’s request does', () => {
    const first = { ...hangup, uuid: '', custom_identifier: 'lead-7' };
    const second = { ...first, call_id: '1775967999.1' };
    expect(shared(first, second)).toEqual([]);
    const ref = { ref_id: '02b6990a-84d0-4c05-bb69-23d6ce0af2c6' };
    expect(shared({ ...customerAnswered, uuid: '', ...ref }, { ...hangup, ...ref })).toEqual([
      'ref_id:02b6990a-84d0-4c05-bb69-23d6ce0af2c6',
    ]);
  });

  test('legs of one call with different uuids share its call_id', () => {
    expect(shared(hangup, { ...hangup, uuid: '69db1da14ac44' })).toEqual(['call_id:1775967644.594011']);
  });
});

function shared(a: Record<string, unknown>, b: Record<string, unknown>): string[] {
  return keys(a).filter((key) => keys(b).includes(key));
}

function keys(payload: Record<string, unknown>, timeZone = 'Asia/Kolkata'): string[] {
  const context = { timeZone, settings: acefoneSettings.parse({}) };
  const interpretation = interpretAcefone({ payload, trigger: '' }, context);
  return interpretation.kind === 'events' ? (interpretation.events[0]?.callKeys ?? []) : [];
}
