import { expect, test } from 'vitest';
import { acefone } from './index.ts';

test('the key map takes one entry a line, from a text or a list', () => {
  const lines = ['customer_phone = call_to_number', 'Agent Name=$answered_agent_name'];
  const fromText = acefone.parseSettings({ keyMap: ` ${lines.join('\r\n\n')} ` });
  expect(fromText).toMatchObject({ ok: true, settings: { keyMap: lines } });
  expect(acefone.parseSettings({ keyMap: lines })).toEqual(fromText);
});

test('a line that maps nothing is refused with what to write instead', () => {
  const result = acefone.parseSettings({ keyMap: 'customer_phone\nphone = customer' });
  expect(result).toEqual({
    ok: false,
    problems: [
      { key: 'keyMap', message: '"customer_phone" is not of the form their_key = our_key' },
      { key: 'keyMap', message: '"customer" is no variable of this provider; write one such as call_id' },
    ],
  });
});

test('each trigger that is not deprecated has an address and a body to paste', () => {
  const url = 'https://example.com/api/webhooks/x/y/secret';
  const steps = acefone.setupSteps({ scheme: 'secret-in-path', urls: [{ label: 'URL', url }], header: null });
  expect(acefone.triggers).toHaveLength(19);
  const copies = steps.flatMap(({ copies = [] }) => copies.map(({ value }) => value));
  expect(copies.filter((copy) => copy === `${url}/dialed-on-agent`)).toHaveLength(1);
  const bodies = copies.filter((copy) => copy?.startsWith('{')).map((copy) => JSON.parse(copy ?? ''));
  expect(bodies).toHaveLength(17);
  for (const body of bodies) expect(body).toMatchObject({ call_id: '$call_id', uuid: '$uuid' });
  // What the portal offers pasted as it is, before it fills in a variable, says nothing of a call.
  for (const payload of bodies) {
    const context = { timeZone: 'Asia/Kolkata', settings: {} };
    expect(acefone.interpret({ payload, trigger: '' }, context).kind).toBe('ignored');
  }
});
