import type { TranscriptTurn } from '../calls/call-event.ts';
import type { Speaker } from '../calls/vocabulary.ts';

/**
 * A transcript that is one text (`\nbot: …\nhuman: …`) → its turns, in order.
 *
 * A turn's `words` are how the text introduces the speaker, exactly as written, line break and colon included
 * (`"\nbot: "`); `text` is what follows. All words and texts joined, turn by turn, are the transcript again,
 * character for character. What stands before the first speaker is a turn of its own without words. An empty
 * transcript has no turns. Linear in the length of the text.
 */
export function parseTranscript(transcript: string): TranscriptTurn[] {
  const introductions = findIntroductions(transcript);
  const turns: TranscriptTurn[] = [];
  const [first] = introductions;
  const unannounced = transcript.slice(0, first?.start);
  if (unannounced !== '') turns.push(turnOf('other', '', unannounced));
  for (const [index, { speaker, start, end }] of introductions.entries()) {
    const next = introductions[index + 1]?.start;
    turns.push(turnOf(speaker, transcript.slice(start, end), transcript.slice(end, next)));
  }
  return turns;
}

type Introduction = { speaker: Speaker; start: number; end: number };

// A word at the start of a line, a colon after it, and the blanks around both.
const introduction = /(?:^|\r?\n)[ \t]*([a-z][a-z0-9_-]{0,30}(?: \d{1,3})?)[ \t]{0,3}:[ \t]*/gi;

function findIntroductions(transcript: string): Introduction[] {
  const found: Introduction[] = [];
  for (const match of transcript.matchAll(introduction)) {
    const [marker, word = ''] = match;
    const end = match.index + marker.length;
    const speaker = speakerOf(word, isApart(transcript, marker, end));
    if (speaker !== null) found.push({ speaker, start: match.index, end });
  }
  const [first] = found;
  // Blank lines before the first speaker are nobody's words: they go with the introduction.
  if (first && transcript.slice(0, first.start).trim() === '') first.start = 0;
  return found;
}

/** Whether the colon ends the word, as in `bot: yes`, and does not sit inside one, as in `https://` or `a:b`. */
function isApart(transcript: string, marker: string, end: number): boolean {
  return !marker.endsWith(':') || end === transcript.length || /\s/.test(transcript.charAt(end));
}

/**
 * Who a word stands for, `null` when it is part of what is said. Known words introduce a speaker however they
 * are written. An unknown one does so only where it looks like a provider's own tag (lower case, set off by a
 * blank): "Note: bring your passport" on a line of its own is speech.
 */
function speakerOf(word: string, apart: boolean): Speaker | null {
  const known = knownSpeakers.get(word.toLowerCase());
  if (known !== undefined) return known;
  const tag = word === word.toLowerCase() || /^speaker[ _-]?\d+$/i.test(word);
  return apart && tag ? 'other' : null;
}

const knownSpeakers = new Map<string, Speaker>([
  ['bot', 'ai'],
  ['assistant', 'ai'],
  ['ai', 'ai'],
  ['agent', 'ai'],
  ['human', 'human'],
  ['user', 'human'],
  ['customer', 'human'],
  ['caller', 'human'],
]);

function turnOf(speaker: Speaker, words: string, text: string): TranscriptTurn {
  return { speaker, words, text, offset: null };
}
