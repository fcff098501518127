import type { TranscriptTurn } from '../calls/call-event.ts';

/** Where in the recording a turn begins, in seconds; `estimated` when nobody said so. */
type TurnPosition = { seconds: number; estimated: boolean };

/**
 * Where each turn begins. What the provider says is taken as it is. Between two such places, the start and the
 * end, turns share the time by their characters, as if all were said at one pace; an estimate never lies before
 * an earlier turn's estimate. `null` for turns of which nothing can be said: no end is known and no place follows.
 *
 * @param length seconds of the conversation (its talk time, else its duration); `null` when not known.
 */
export function estimatePositions(
  turns: readonly Pick<TranscriptTurn, 'text' | 'offset'>[],
  length: number | null,
): (TurnPosition | null)[] {
  const said: number[] = [];
  let characters = 0;
  for (const { text } of turns) {
    said.push(characters);
    // A turn without words takes a moment, too.
    characters += text.length + 1;
  }

  const anchors = anchorsOf(turns, said, characters, length);
  let next = 0;
  return turns.map(({ offset }, index) => {
    if (offset !== null) return { seconds: offset, estimated: false };
    const place = said[index] ?? 0;
    while ((anchors[next]?.said ?? Number.POSITIVE_INFINITY) <= place) next += 1;
    const before = anchors[next - 1];
    const after = anchors[next];
    if (before === undefined || after === undefined) return null;
    const part = (place - before.said) / (after.said - before.said);
    return { seconds: before.seconds + part * (after.seconds - before.seconds), estimated: true };
  });
}

/** A place in the text and the second at which it was reached. */
type Anchor = { said: number; seconds: number };

/** The places that are known, in the order of the text; one that lies before an earlier one guides no estimate. */
function anchorsOf(
  turns: readonly Pick<TranscriptTurn, 'offset'>[],
  said: readonly number[],
  characters: number,
  length: number | null,
): Anchor[] {
  const given = turns.flatMap(({ offset }, index) =>
    offset === null ? [] : [{ said: said[index] ?? 0, seconds: offset }],
  );
  const start = given[0]?.said === 0 ? [] : [{ said: 0, seconds: 0 }];
  const end = length !== null && length > 0 ? [{ said: characters, seconds: length }] : [];
  const anchors: Anchor[] = [];
  for (const anchor of [...start, ...given, ...end]) {
    if (anchor.seconds >= (anchors.at(-1)?.seconds ?? 0)) anchors.push(anchor);
  }
  return anchors;
}
