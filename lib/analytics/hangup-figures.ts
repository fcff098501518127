import { z } from 'zod';
import { authorise, type Viewer } from '../auth/viewer.ts';
import {
  certainty,
  type HangupParty,
  type HangupReason,
  hangupParty,
  hangupReason,
} from '../calls/vocabulary.ts';
import { db } from '../db.ts';
import type { FigureScope } from './figure-scope.ts';
import { hangupCounts } from './hangup-counts.ts';

/** Calls, and how sure it is why they ended; where the provider says nothing, they are in none of the three. */
export type CertaintyCounts = { calls: number; exact: number; ambiguous: number; unmapped: number };

export type ReasonFigures = CertaintyCounts & {
  /** `null`: the provider gives none. */
  reason: HangupReason | null;
  /** By who ended the call, in the order of the vocabulary, `null` (not said) last; without those of no call. */
  parties: (CertaintyCounts & { party: HangupParty | null })[];
  /** Calls counted under another reason that may be of this one. */
  elsewhere: number;
  /** So many calls are of this reason for certain, and at most so many may be. Not recognised ones are in neither. */
  min: number;
  max: number;
  /** Of all calls of the scope. */
  share: number;
};

export type CandidateFigures = {
  reason: HangupReason;
  /** Ambiguous calls that may be of this reason, and of these the ones counted under another. */
  calls: number;
  elsewhere: number;
};

export type HangupFigures = CertaintyCounts & {
  /** Those with a call, most calls first, the ones without a reason last. */
  reasons: ReasonFigures[];
  /** The same calls by party alone, in the order of the vocabulary, `null` last; without those of no call. */
  parties: (CertaintyCounts & { party: HangupParty | null })[];
  /** What ambiguous calls may be, most calls first. */
  candidates: CandidateFigures[];
};

/**
 * Why the ended calls of a scope ended and on whose side, and how sure that is. Parties add up to their reason,
 * reasons to all calls. Without calls all lists are empty.
 *
 * @throws {AppError} `forbidden` without the right to read calls.
 */
export async function hangupFigures(viewer: Viewer, scope: FigureScope): Promise<HangupFigures> {
  authorise(viewer, 'calls.read');
  const rows = z.array(group).parse(
    await db().$queryRaw`
      SELECT reason, party, certainty, candidates, sum(calls)::integer AS calls
      FROM ${await hangupCounts(viewer, scope)}
      GROUP BY 1, 2, 3, 4`,
  );
  const total = noCalls();
  const reasons = new Map<HangupReason | null, Omit<ReasonFigures, 'elsewhere' | 'min' | 'max' | 'share'>>();
  const parties = new Map<HangupParty | null, CertaintyCounts>();
  const candidates = new Map<HangupReason, { calls: number; elsewhere: number }>();
  const ofReason = new Map<HangupReason | null, typeof parties>();
  for (const row of rows) {
    add(total, row);
    add(entry(parties, row.party, noCalls), row);
    add(
      entry(reasons, row.reason, () => ({ ...noCalls(), reason: row.reason, parties: [] })),
      row,
    );
    add(entry(entry(ofReason, row.reason, newParties), row.party, noCalls), row);
    if (row.certainty === 'ambiguous') addCandidates(candidates, row);
  }
  return {
    ...total,
    reasons: [...reasons.values()]
      .map((figures) => {
        const { reason } = figures;
        const elsewhere = reason === null ? 0 : (candidates.get(reason)?.elsewhere ?? 0);
        return {
          ...figures,
          parties: inOrder(ofReason.get(reason) ?? newParties()),
          elsewhere,
          min: figures.exact,
          max: figures.exact + figures.ambiguous + elsewhere,
          share: figures.calls / total.calls,
        };
      })
      .sort((a, b) => Number(a.reason === null) - Number(b.reason === null) || byCalls(a, b)),
    parties: inOrder(parties),
    candidates: [...candidates].map(([reason, counts]) => ({ reason, ...counts })).sort(byCalls),
  };
}

/** What a column says where it is empty. */
const unsaid = z.literal('').transform(() => null);
/** Reasons with commas between them. */
const reasonList = z
  .string()
  .transform((text) => (text === '' ? [] : text.split(',')))
  .pipe(z.array(hangupReason));

const group = z.object({
  reason: hangupReason.or(unsaid),
  party: hangupParty.or(unsaid),
  certainty: certainty.or(unsaid),
  candidates: reasonList,
  calls: z.number(),
});
type Group = z.infer<typeof group>;

const noCalls = (): CertaintyCounts => ({ calls: 0, exact: 0, ambiguous: 0, unmapped: 0 });
const newParties = () => new Map<HangupParty | null, CertaintyCounts>();

function add(counts: CertaintyCounts, { certainty, calls }: Group): void {
  counts.calls += calls;
  if (certainty !== null) counts[certainty] += calls;
}

function addCandidates(
  all: Map<HangupReason, { calls: number; elsewhere: number }>,
  { reason, candidates, calls }: Group,
): void {
  for (const candidate of new Set(candidates)) {
    const counts = entry(all, candidate, () => ({ calls: 0, elsewhere: 0 }));
    counts.calls += calls;
    if (candidate !== reason) counts.elsewhere += calls;
  }
}

function entry<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const value = map.get(key) ?? make();
  map.set(key, value);
  return value;
}

function inOrder(parties: ReadonlyMap<HangupParty | null, CertaintyCounts>) {
  return [...hangupParty.options, null].flatMap((party) => {
    const counts = parties.get(party);
    return counts === undefined ? [] : [{ party, ...counts }];
  });
}

/** Most calls first; of as many, in the order of the vocabulary. */
function byCalls(
  a: { calls: number; reason: HangupReason | null },
  b: { calls: number; reason: HangupReason | null },
) {
  return b.calls - a.calls || place(a.reason) - place(b.reason);
}

const place = (reason: HangupReason | null) => (reason === null ? -1 : hangupReason.options.indexOf(reason));
