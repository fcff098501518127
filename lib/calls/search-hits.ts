import { z } from 'zod';
import { can, type Viewer } from '../auth/viewer.ts';
import { db } from '../db.ts';
import type { Call } from './call.ts';
import { redactText } from './redact-call.ts';
import { digitsOf, numberForms, spokenQuery, turnWords } from './search-calls.ts';

/** Where a search found a call, and what stands there: parts in their order, the found ones marked. */
export type SearchHit = { where: string; parts: { text: string; marked: boolean }[] };

/**
 * Why each of these calls was found, by its id; only for calls where it is known. Text is shown as the viewer's
 * role may see it.
 */
export async function searchHits(
  viewer: Viewer,
  q: string,
  calls: readonly Call[],
): Promise<Map<string, SearchHit>> {
  const hits = new Map<string, SearchHit>();
  const silent: string[] = [];
  for (const call of calls) {
    const hit = hitIn(call, q);
    if (hit) hits.set(call.id, hit);
    else if (call.hasTranscript) silent.push(call.id);
  }
  for (const [id, hit] of await spokenHits(viewer, q, silent)) hits.set(id, hit);
  return hits;
}

/** Fields by which a search finds calls, with what they are called. */
function hitIn(call: Call, q: string): SearchHit | null {
  const digits = digitsOf(q);
  if (digits.length >= 3) {
    const forms = numberForms(digits);
    const numbers: [string, string | null][] = [
      ['Customer', call.customerNumber ?? call.customerNumberRaw],
      ['Business number', call.businessNumber ?? call.businessNumberRaw],
      ['Agent', call.agentNumber],
    ];
    for (const [where, number] of numbers) {
      const parts = number === null ? null : markDigits(number, forms);
      if (parts) return { where, parts };
    }
  }
  const texts: [string, string | null][] = [
    ['Agent', call.agentName],
    ['Customer', call.customerName],
    ['Queue', call.queue],
    ['Campaign', call.campaign],
    ...call.keys.map((key): [string, string] => ['Call id', key.slice(key.indexOf(':') + 1)]),
  ];
  for (const [where, text] of texts) {
    const at = text?.toLowerCase().indexOf(q.trim().toLowerCase()) ?? -1;
    if (text !== null && at >= 0) return { where, parts: marked(text, at, at + q.trim().length) };
  }
  return null;
}

/** Marks the digits of a number that were asked for, whatever stands between them. */
function markDigits(number: string, forms: readonly string[]): SearchHit['parts'] | null {
  const places = [...number.matchAll(/\d/g)].map(({ index }) => index);
  const digits = places.map((place) => number.charAt(place)).join('');
  for (const form of forms) {
    const at = digits.lastIndexOf(form);
    const first = places[at];
    const last = places[at + form.length - 1];
    if (at >= 0 && first !== undefined && last !== undefined) return marked(number, first, last + 1);
  }
  return null;
}

function marked(text: string, from: number, to: number): SearchHit['parts'] {
  return [
    { text: text.slice(0, from), marked: false },
    { text: text.slice(from, to), marked: true },
    { text: text.slice(to), marked: false },
  ].filter((part) => part.text !== '');
}

// Private use characters cannot come from a transcript's own words: they are taken out before.
const begin = '\uE000';
const end = '\uE001';

async function spokenHits(viewer: Viewer, q: string, ids: string[]): Promise<[string, SearchHit][]> {
  if (ids.length === 0) return [];
  const rows = await db().$queryRaw`
    SELECT DISTINCT ON (t.call_id) t.call_id AS id,
      ts_headline('simple', translate(left(t.text, 100000), ${begin + end}, ''), ${spokenQuery(q)},
        ${`StartSel=${begin}, StopSel=${end}, MaxWords=16, MinWords=6, MaxFragments=1`}) AS text
    FROM transcript_turn AS t
    WHERE t.call_id = ANY(${ids}::uuid[]) AND ${turnWords} @@ ${spokenQuery(q)}
    ORDER BY t.call_id, t.position`;
  return z
    .array(z.object({ id: z.uuid(), text: z.string() }))
    .parse(rows)
    .map(({ id, text }) => [id, { where: 'Transcript', parts: partsOf(viewer, text) }]);
}

function partsOf(viewer: Viewer, headline: string): SearchHit['parts'] {
  if (!can(viewer, 'numbers.full')) {
    // A number may go across a mark: hidden in the whole first, and then nothing is marked.
    const bare = headline.replaceAll(begin, '').replaceAll(end, '');
    const hidden = redactText(viewer, bare);
    if (hidden !== bare) return [{ text: hidden, marked: false }];
  }
  return headline
    .split(begin)
    .flatMap((piece, index) => {
      if (index === 0) return [{ text: piece, marked: false }];
      const [found = '', ...rest] = piece.split(end);
      return [
        { text: found, marked: true },
        { text: rest.join(''), marked: false },
      ];
    })
    .filter(({ text }) => text !== '');
}
