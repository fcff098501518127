import { MantineProvider } from '@mantine/core';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { parseTranscript } from '@/lib/transcripts/parse-transcript.ts';
import { Conversation } from './conversation.tsx';

type Given = { duration?: number; recordingState?: 'available' | 'none'; mayPlay?: boolean };

function rendered(transcript: string, given: Given = {}): string {
  const { duration = null, recordingState = 'none', mayPlay = true } = given;
  return renderToStaticMarkup(
    <MantineProvider>
      <Conversation
        call={{ transcript: parseTranscript(transcript), talk: null, duration, recordingState }}
        mayPlay={mayPlay}
      />
    </MantineProvider>,
  );
}

const textsOf = (html: string) =>
  [...html.matchAll(/<p class="[^"]*text[^"]*" dir="auto">(.*?)<\/p>/gs)].map(([, text]) => text);

test('turns have their speaker, an address and an estimated place', () => {
  const html = rendered('bot: 123456789\nhuman: 1234567890123456789', {
    duration: 30,
    recordingState: 'available',
  });
  expect([...html.matchAll(/<li id="([^"]*)"/g)].map(([, id]) => id)).toEqual(['turn-1', 'turn-2']);
  expect(html).toContain('aria-label="Play from about 0:10"');
  expect(html).toContain('≈ 0:10');
  expect(html).toContain('href="#turn-2"');
});

test('without a recording to play, places are text; without a length, there are none', () => {
  const still = rendered('bot: hi\nhuman: ho', { duration: 30 });
  expect(still).toContain('≈ 0:15');
  expect(still).not.toContain('Play from');
  const silent = rendered('bot: hi\nhuman: ho', {
    duration: 30,
    recordingState: 'available',
    mayPlay: false,
  });
  expect(silent).not.toContain('Play from');
  expect(rendered('bot: hi\nhuman: ho')).not.toContain('≈');
});

test.each([
  ['markup', '\nhuman: <img src=x onerror=alert(1)>', ['&lt;img src=x onerror=alert(1)&gt;']],
  ['right to left', '\nhuman: \u202Eabc مرحبا', ['\u202Eabc مرحبا']],
  ['colons', '\nbot: at 10:30: https://example.com', ['at 10:30: https://example.com']],
  ['nobody', 'no speaker is named: at all', ['no speaker is named: at all']],
  ['braces', '\nbot: {{name}} %s {0}', ['{{name}} %s {0}']],
])('%s stays text', (_, transcript, texts) => {
  expect(textsOf(rendered(transcript))).toEqual(texts);
});

test('a megabyte of turns is drawn two hundred at a time', () => {
  const html = rendered('\nbot: yes\nhuman: no'.repeat(55_000));
  expect(html.match(/<li /g)).toHaveLength(200);
  expect(html).toContain('Show more: 109,800 later turns');
  expect(html.length).toBeLessThan(1_000_000);
});

test('a megabyte in one turn is drawn in part', () => {
  const html = rendered(`\nhuman: ${'a'.repeat(1_048_576)}`);
  expect(html).toContain('Show all 1,048,576 characters');
  expect(html.length).toBeLessThan(10_000);
});

test('nothing said is no conversation', () => {
  expect(rendered('')).not.toContain('Conversation');
});
