import { MantineProvider } from '@mantine/core';
import type { ComponentProps } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { ExtractedAction } from '@/lib/calls/call-event.ts';
import { Extracted } from './extracted.tsx';

type ToldCall = ComponentProps<typeof Extracted>['call'];

const call: ToldCall = {
  ...{ actions: [], details: {}, handledBy: 'ai', state: 'ended' },
  ...{ reason: 'completed', party: 'customer', reasonWords: 'human_goodbye' },
};
const action: ExtractedAction = {
  ...{ name: 'extract_budget', type: 'extract_info', identifier: 'budget', value: '5 lakh', error: null },
  ...{ condition: 'when asked', choices: ['low', 'high'], examples: null, raw: { a: 1 } },
};

function textOf(change: Partial<ToldCall>): string {
  const html = renderToStaticMarkup(
    <MantineProvider>
      <Extracted call={{ ...call, ...change }} />
    </MantineProvider>,
  );
  return html
    .replace(/<style.*?<\/style>/gs, '')
    .replace(/<[^>]*>/g, '|')
    .replace(/\|+/g, '|');
}

test('an action says what it found, under which condition, and what went wrong', () => {
  const text = textOf({ actions: [{ ...action, error: 'timeout' }] });
  expect(text).toContain('|budget|Value|5 lakh|Error|timeout|Condition|when asked|Choices|low, high|');
  expect(text).toContain('As the provider sent it');
});

test('nothing found is a dash with its meaning', () => {
  expect(textOf({ actions: [{ ...action, value: null }] })).toContain('|Value|—|Nothing extracted|');
});

test('how it ended stands in plain words', () => {
  expect(textOf({})).toContain('The conversation came to its end. The customer ended the call.');
  expect(textOf({ details: { 'call.custom_end_call_reason': 'Abusive' } })).toContain(
    'own condition was met: |Abusive|',
  );
  expect(textOf({ state: 'live' })).not.toContain('How it ended');
});

test('judge results and collected variables stand beside', () => {
  const text = textOf({
    details: {
      analysis: { goal: 'partial' },
      collected_variables: { city: { value: null, collected: false } },
    },
  });
  expect(text).toContain('|Collected variables|city|—|Not collected|');
  expect(text).toContain('|Judge results|Goal|Partly|');
});

test('what was extracted stays text', () => {
  const hostile = '<img src=x onerror=alert(1)>';
  expect(textOf({ actions: [{ ...action, identifier: hostile, value: hostile }] })).toContain(
    '|&lt;img src=x onerror=alert(1)&gt;|Value|&lt;img src=x onerror=alert(1)&gt;|',
  );
});

test('calls of people have none of it', () => {
  expect(textOf({ handledBy: 'human' })).toBe('');
});
