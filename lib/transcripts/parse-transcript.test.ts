import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseTranscript } from './parse-transcript.ts';

/** Speaker, introduction and text of each turn. */
function told(transcript: string): string[][] {
  return parseTranscript(transcript).map(({ speaker, words, text }) => [speaker, words, text]);
}

test('bot and human, as one text with a line break before each', () => {
  expect(told('\nbot:  Hello! Two minutes? \nhuman:  Yes. I want to buy a car.')).toEqual([
    ['ai', '\nbot:  ', 'Hello! Two minutes? '],
    ['human', '\nhuman:  ', 'Yes. I want to buy a car.'],
  ]);
});

test('the first speaker may stand at the very start', () => {
  expect(told('bot: Hola cómo estas?\nhuman: Hola')).toEqual([
    ['ai', 'bot: ', 'Hola cómo estas?'],
    ['human', '\nhuman: ', 'Hola'],
  ]);
});

test('assistant and user, line breaks of Windows, capitals', () => {
  expect(told('\r\nHuman: hi\r\nAssistant: hello').map(([speaker]) => speaker)).toEqual(['human', 'ai']);
});

test('lines of one speaker in a row stay separate turns', () => {
  expect(told("\nhuman: Hi. I'm\nhuman: what are you?").map(([, , text]) => text)).toEqual([
    "Hi. I'm",
    'what are you?',
  ]);
});

test.each([
  ['\nbot: The time is 10:30, see https://example.com: it says so'],
  ['\nbot: Please note:\nhttps://example.com/a:b'],
  ['\nbot: Opening hours\nMonday: 9 to 5\nTuesday: 10 to 4'],
  ['\nbot: ratio\na:b'],
  ['\nbot: I said human: not a line of its own'],
  ['\nbot: 注意: 電話'],
])('colons in what is said do not split: %j', (transcript) => {
  expect(parseTranscript(transcript)).toHaveLength(1);
});

test('odd speakers are kept as other', () => {
  expect(told('\nbot: one moment\ntool_call: lookup()\nsupervisor: hello\nSpeaker 2: hi')).toEqual([
    ['ai', '\nbot: ', 'one moment'],
    ['other', '\ntool_call: ', 'lookup()'],
    ['other', '\nsupervisor: ', 'hello'],
    ['other', '\nSpeaker 2: ', 'hi'],
  ]);
});

test('text before the first speaker is kept', () => {
  expect(told('[call started]\nbot: Hello')).toEqual([
    ['other', '', '[call started]'],
    ['ai', '\nbot: ', 'Hello'],
  ]);
  expect(told('nobody is named')).toEqual([['other', '', 'nobody is named']]);
});

test('blank lines before the first speaker are no turn, silence is one', () => {
  expect(told('\n \n\nbot: Hello\nhuman:\nbot:')).toEqual([
    ['ai', '\n \n\nbot: ', 'Hello'],
    ['human', '\nhuman:', ''],
    ['ai', '\nbot:', ''],
  ]);
  expect(told('')).toEqual([]);
});

test('hostile text survives as text', () => {
  const said = '<script>alert(1)</script> \u202Ehuman: \u0000 {{name}} \uD800 %s';
  expect(told(`\nhuman: ${said}`)).toEqual([['human', '\nhuman: ', said]]);
});

test('turns joined are the transcript again, whatever it is', () => {
  const line = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      'bot:',
      'human: ',
      ' bot : ',
      'odd:',
      '\n',
      '\r\n',
      '\r',
      ':',
      ' ',
      '\t',
      'Human:',
      'é: ',
    ),
  );
  const transcript = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(line, { maxLength: 20 }).map((parts) => parts.join('')),
    fc.array(line, { maxLength: 20 }).map((parts) => parts.join('\n')),
  );
  fc.assert(
    fc.property(transcript, (text) => {
      const turns = parseTranscript(text);
      expect(turns.map(({ words, text: said }) => words + said).join('')).toBe(text);
      // Only what stands before the first speaker names none.
      expect(turns.slice(1).every(({ words }) => words !== '')).toBe(true);
    }),
    { numRuns: 5000 },
  );
});

test('what was joined from turns is read back as those turns', () => {
  const said = fc.stringMatching(/^[A-Z][A-Za-z .,?!:']{0,80}$/);
  const turn = fc.record({ human: fc.boolean(), said });
  fc.assert(
    fc.property(fc.array(turn, { minLength: 1, maxLength: 12 }), (turns) => {
      const transcript = turns
        .map(({ human, said: text }) => `\n${human ? 'human' : 'bot'}: ${text}`)
        .join('');
      expect(told(transcript).map(([speaker, , text]) => [speaker, text])).toEqual(
        turns.map(({ human, said: text }) => [human ? 'human' : 'ai', text]),
      );
    }),
    { numRuns: 500 },
  );
});

test.each([
  ['turns', '\nbot: yes\nhuman: no'],
  ['line breaks', '\n'],
  ['blanks', ' '],
  ['blank lines with blanks', '\n                              '],
  ['words without a colon', '\nbot bot bot'],
  ['colons', ':'],
  ['nearly speakers', '\nabcdefghijklmnopqrstuvwxyzabcdefgh'],
])('a megabyte of %s takes no longer than its length asks', (_, piece) => {
  const started = performance.now();
  const transcript = piece.repeat(Math.ceil(1_048_576 / piece.length));
  const turns = parseTranscript(transcript);
  expect(performance.now() - started).toBeLessThan(2000);
  expect(turns.reduce((length, { words, text }) => length + words.length + text.length, 0)).toBe(
    transcript.length,
  );
});
