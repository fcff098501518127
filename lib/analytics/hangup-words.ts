import { z } from 'zod';
import { authorise, type Viewer } from '../auth/viewer.ts';
import type { CallFilters } from '../calls/filters.ts';
import { redactText } from '../calls/redact-call.ts';
import { type Certainty, certainty, type HangupReason, hangupReason } from '../calls/vocabulary.ts';
import { db } from '../db.ts';
import { behind, type FigureScope } from './figure-scope.ts';
import { hangupCounts } from './hangup-counts.ts';

/** Of words so many are listed, those of most calls: a provider may write a new one for every call. */
const mostWords = 200;

export type HangupWord = {
  connectionId: string;
  /** The first 200 characters, masked as the viewer's role asks; empty where the provider sent none. */
  words: string;
  certainty: Certainty | null;
  /** What else it may be, where ambiguous. */
  candidates: HangupReason[];
  calls: number;
  /** Exactly these calls; `null` where no filters are, or only such as would say what the viewer may not see. */
  filters: CallFilters | null;
};

/** `more`: there are words beyond those listed. */
export type HangupWords = { words: HangupWord[]; more: boolean };

/**
 * What providers said of the calls of a scope that ended for a reason, in their own words, by connection and how
 * sure the reading is; those of most calls first. Where the scope asks for reasons, it must be one of them.
 *
 * @throws {AppError} `forbidden` without the right to read calls.
 */
export async function hangupWords(
  viewer: Viewer,
  scope: FigureScope,
  reason: HangupReason,
): Promise<HangupWords> {
  authorise(viewer, 'calls.read');
  const ofReason: FigureScope = { ...scope, filters: { ...scope.filters, reason: [reason] } };
  const rows = z.array(row).parse(
    await db().$queryRaw`
      SELECT connection_id AS "connectionId", words, certainty, sum(calls)::integer AS calls,
        string_agg(DISTINCT candidates, ',') AS candidates,
        count(*) OVER (PARTITION BY connection_id, certainty) = 1 AS alone
      FROM ${await hangupCounts(viewer, ofReason)}
      GROUP BY connection_id, words, certainty
      ORDER BY calls DESC, connection_id, words COLLATE "C", certainty
      LIMIT ${mostWords + 1}`,
  );
  return {
    words: rows.slice(0, mostWords).map((row) => {
      const { alone: _, ...word } = row;
      const words = redactText(viewer, row.words);
      return { ...word, words, filters: filtersOf(ofReason, row, words !== row.words) };
    }),
    more: rows.length > mostWords,
  };
}

function filtersOf(ofReason: FigureScope, row: Row, isMasked: boolean): CallFilters | null {
  const { connectionId, certainty, words, alone } = row;
  if (certainty === null) return null;
  const ofConnection = { connection: [connectionId], certainty: [certainty] };
  // Words that a connection says alone need not be asked for.
  if (alone) return behind(ofReason, ofConnection);
  if (words === '') return behind(ofReason, { ...ofConnection, hasReasonWords: false });
  if (isMasked) return null;
  return behind(ofReason, { ...ofConnection, reasonWords: [words] });
}

const row = z.object({
  connectionId: z.uuid(),
  words: z.string(),
  certainty: certainty.or(z.literal('').transform(() => null)),
  candidates: z
    .string()
    .transform((text) => [...new Set(text.split(',').filter((word) => word !== ''))])
    .pipe(z.array(hangupReason)),
  calls: z.number(),
  /** The connection says nothing else of calls with this reason and certainty. */
  alone: z.boolean(),
});
type Row = z.infer<typeof row>;
