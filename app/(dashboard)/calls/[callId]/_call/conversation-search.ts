/** Where a search was found: a turn by its place, and the characters of its text. */
export type Hit = { turn: number; start: number; end: number };

/** Nobody steps through more. */
export const mostHits = 10_000;

/**
 * Every place in a conversation where something was said, in order: whatever the case, and with blanks and line
 * breaks of any number where the search has a blank. `capped`: there are more than `mostHits`.
 */
export function findHits(texts: readonly string[], query: string): { hits: Hit[]; capped: boolean } {
  const words = query.trim().split(/\s+/).filter(Boolean);
  if (words.length === 0) return { hits: [], capped: false };
  const wanted = new RegExp(words.map(literally).join('\\s+'), 'giu');
  const hits: Hit[] = [];
  for (const [turn, text] of texts.entries()) {
    for (const match of text.matchAll(wanted)) {
      if (hits.length === mostHits) return { hits, capped: true };
      hits.push({ turn, start: match.index, end: match.index + match[0].length });
    }
  }
  return { hits, capped: false };
}

function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

/** A turn longer than this is shown in part until all of it is asked for. */
export const longestShown = 1500;
/** Marks beyond so many in one turn would slow the page down and help nobody. */
const mostMarks = 300;

/** Which characters of a turn are shown: its beginning, or those around the hit that is looked at. */
export function shownPart(text: string, current: Hit | null): { from: number; to: number } {
  if (text.length <= longestShown) return { from: 0, to: text.length };
  const middle = current === null ? 0 : Math.floor((current.start + current.end) / 2);
  const from = Math.min(Math.max(0, middle - longestShown / 2), text.length - longestShown);
  return { from: atCharacter(text, from), to: atCharacter(text, from + longestShown) };
}

/** Not between the two halves of one character. */
function atCharacter(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff ? at - 1 : at;
}

/** A stretch of text; `hit` where it is one. */
type Piece = { at: number; text: string; hit: Hit | null };

/** The shown characters cut into what was found and what lies between. All pieces joined are those characters. */
export function markedPieces(
  text: string,
  { from, to }: { from: number; to: number },
  hits: readonly Hit[],
  current: Hit | null,
): Piece[] {
  const inside = hits.filter(({ start, end }) => start >= from && end <= to);
  const around = current === null ? 0 : Math.max(0, inside.indexOf(current) - mostMarks / 2);
  const pieces: Piece[] = [];
  let at = from;
  const upTo = (end: number, hit: Hit | null) => {
    if (end > at) pieces.push({ at, text: text.slice(at, end), hit });
    at = Math.max(at, end);
  };
  for (const hit of inside.slice(around, around + mostMarks)) {
    upTo(hit.start, null);
    upTo(hit.end, hit);
  }
  upTo(to, null);
  return pieces;
}
