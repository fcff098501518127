import { expect, test } from 'vitest';
import { readFindings } from './extracted-findings.ts';

test('judge results, each with its feedback, in words', () => {
  const { judgements } = readFindings({
    analysis: {
      persona: true,
      style: 'Partial',
      steps: 'not_applicable',
      goal: 'False',
      goal_feedback: 'The appointment was offered but not booked.',
      opted_in: null,
      all_feedback: 'Mostly good.',
      odd: { score: 3 },
    },
  });
  expect(judgements).toEqual([
    { question: 'Persona', verdict: 'Yes', feedback: null },
    { question: 'Style', verdict: 'Partly', feedback: null },
    { question: 'Steps', verdict: 'Does not apply', feedback: null },
    { question: 'Goal', verdict: 'No', feedback: 'The appointment was offered but not booked.' },
    { question: 'All feedback', verdict: 'Mostly good.', feedback: null },
    { question: 'Odd', verdict: '{"score":3}', feedback: null },
  ]);
});

test('they have another name elsewhere', () => {
  expect(readFindings({ judge_results: { goal: 'true' } }).judgements).toHaveLength(1);
});

test('collected variables, also those that were not', () => {
  const collected_variables = {
    user_name: { value: 'Julian', collected: true },
    user_email: { value: null, collected: false },
    plain: 'gold',
    nested: { city: 'Rome' },
  };
  expect(readFindings({ collected_variables }).collected).toEqual([
    { name: 'user_name', value: 'Julian', collected: true },
    { name: 'user_email', value: null, collected: false },
    { name: 'plain', value: 'gold', collected: null },
    { name: 'nested', value: { city: 'Rome' }, collected: null },
  ]);
});

test('the condition under which the agent ended the call', () => {
  expect(readFindings({ 'call.custom_end_call_reason': 'Customer is being abusive' }).endCondition).toBe(
    'Customer is being abusive',
  );
});

test.each([
  [{}],
  [{ analysis: null, collected_variables: null, 'call.custom_end_call_reason': ' ' }],
  [{ analysis: 'good', collected_variables: ['a'], custom_end_call_reason: 7 }],
  [{ analysis: [], collected_variables: 3 }],
  [{ analysis: { goal: null, goal_feedback: '' } }],
])('nothing is made of %j', (details) => {
  expect(readFindings(details)).toEqual({ judgements: [], collected: [], endCondition: null });
});

test('names that every object has are none of its own', () => {
  const details = JSON.parse('{"analysis": {"__proto__": "true", "constructor": "x"}}');
  expect(readFindings(details).judgements.map(({ verdict }) => verdict)).toEqual(['Yes', 'x']);
  expect(readFindings({ collected_variables: { constructor: { a: 1 } } }).collected).toHaveLength(1);
});
