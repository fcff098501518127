import { decideOutcome } from '@/lib/calls/decide-outcome.ts';
import {
  certaintyLabels,
  directionLabels,
  outcomeLabels,
  partyLabels,
  reasonLabels,
} from '@/lib/calls/labels.ts';
import type { Direction, Outcome } from '@/lib/calls/vocabulary.ts';
import type { Provider } from '@/lib/providers/provider.ts';
import { certaintyOf, type HangupWord } from '@/lib/providers/provider-help.ts';
import { HelpTable } from './help-table.tsx';
import { Source } from './source.tsx';

/** What each of a provider's words becomes: reason, side, outcome, and how sure that is. */
export function ProviderWords({ provider: { hangupWords, help } }: { provider: Provider }) {
  return (
    <>
      <h3>How calls end</h3>
      <p>
        Words are compared without regard to capitals. A word that is in no row is kept, counted as not
        recognised and listed under Words, where an admin can say what it means. The outcome is that of the
        likeliest reason.
      </p>
      <HelpTable
        label="Words for how calls end"
        head={['Word', 'When', 'Outcome', 'Reason', 'Ended by', 'Certainty']}
        rows={hangupWords.map((word, place) => ({ id: String(place), cells: cellsOf(word) }))}
      />
      {help.otherWords.length > 0 && (
        <>
          <h3>Other words</h3>
          <HelpTable
            label="Other words"
            head={['Field and word', 'Means', 'Known from']}
            rows={help.otherWords.map(({ field, words, meaning, source }) => ({
              id: `${field} ${words}`,
              cells: [
                <span key="word">
                  {field} = <code>{words}</code>
                </span>,
                meaning,
                source,
              ],
            }))}
          />
        </>
      )}
    </>
  );
}

function cellsOf(word: HangupWord) {
  const certainty = certaintyOf(word);
  return [
    <Spellings key="words" words={word.words} source={word.source} />,
    word.when,
    byDirection(word, (direction) => outcomesOf(word, direction)),
    <Reasons key="reason" word={word} />,
    byDirection(word, (direction) => partyLabels[word.party[direction] ?? 'unknown'].word),
    <span key="certainty" title={certaintyLabels[certainty].means}>
      {certaintyLabels[certainty].word}
    </span>,
  ];
}

function Spellings({ words, source }: { words: readonly string[]; source: string }) {
  return (
    <>
      {words.length === 0 ? 'no word at all' : words.map((word) => <Spelling key={word} word={word} />)}
      <div>
        <Source text={source} />
      </div>
    </>
  );
}

function Spelling({ word }: { word: string }) {
  return (
    <div>
      <code>{word}</code>
    </div>
  );
}

function Reasons({ word: { reason, candidates } }: { word: HangupWord }) {
  const others = candidates.filter((candidate) => candidate !== reason);
  return (
    <>
      {reasonLabels[reason].word}
      {others.length > 0 && (
        <div>
          <small>or {others.map((other) => reasonLabels[other].word.toLowerCase()).join(', ')}</small>
        </div>
      )}
    </>
  );
}

type Way = keyof HangupWord['party'] & Direction;

/** What holds for each direction, once where it is the same for all. */
function byDirection(word: HangupWord, of: (direction: Way) => string): string {
  const ways = (['inbound', 'outbound', 'unknown'] as const).filter((way) => word.party[way] !== undefined);
  const [first = ''] = ways.map(of);
  if (ways.every((way) => of(way) === first)) return first;
  return ways.map((way) => `${directionLabels[way].word.toLowerCase()}: ${of(way)}`).join('; ');
}

/** As the fold decides it; where the words do not say whether anybody talked, what it may be. */
function outcomesOf({ connected, reason, party }: HangupWord, direction: Way): string {
  const outcomes = (connected === null ? [true, false] : [connected]).map(
    (met): Outcome =>
      decideOutcome({
        direction,
        connected: met,
        reason,
        party: party[direction] ?? null,
        customerRang: null,
      }),
  );
  return [...new Set(outcomes.map((outcome) => outcomeLabels[outcome].word))].join(' or ');
}
