import { z } from 'zod';
import { authorise, type Viewer } from '../auth/viewer.ts';
import { comparedValue, flagFilters } from '../calls/filters.ts';
import { matching } from '../calls/match-calls.ts';
import { redactText } from '../calls/redact-call.ts';
import { db } from '../db.ts';
import type { AiCallFilters } from './ai-call-filters.ts';

/** One field that AI agents extract, over the calls of a period. */
export type AiField = {
  identifier: string;
  /** The viewer's role sees the identifier masked, and no list can be asked for it. */
  hidden: boolean;
  /** Calls on which the extractor ran. */
  asked: number;
  /** Of these, calls on which it found a value: filled ÷ asked is the fill rate. */
  filled: number;
  /** The most frequent values. A call with two values of one field counts with both. */
  values: AiFieldValue[];
  /** Calls with a value that is not among them. */
  others: number;
};

/** `hidden`: the viewer's role sees the value masked, and no list can be asked for it. */
export type AiFieldValue = { value: string; calls: number; hidden: boolean };

/** Of a field's values so many are shown by themselves. */
const valuesShown = 10;
/** More fields than this make no page. */
const mostFields = 100;

/**
 * What AI agents found out: how often each field was filled, and with what. The fields of most calls first.
 *
 * @throws {AppError} `forbidden` without the right to read calls.
 */
export async function aiFields(viewer: Viewer, filters: AiCallFilters): Promise<AiField[]> {
  authorise(viewer, 'calls.read');
  const rows = z.array(fieldRow).parse(
    await db().$queryRaw`
      WITH said AS MATERIALIZED (
        SELECT DISTINCT left(a.identifier, 200) AS identifier, nullif(${comparedValue}, '') AS value, a.call_id
        FROM call AS c JOIN extracted_action AS a ON a.call_id = c.id
        WHERE ${await matching(viewer, filters.calls)} AND ${flagFilters.hasAction} AND a.identifier <> ''),
      fields AS (
        SELECT identifier, count(*)::integer AS asked, (count(*) FILTER (WHERE filled))::integer AS filled
        FROM (SELECT identifier, bool_or(value IS NOT NULL) AS filled FROM said GROUP BY identifier, call_id) AS each
        GROUP BY identifier ORDER BY 2 DESC, 1 LIMIT ${mostFields}),
      counted AS (
        SELECT identifier, value, count(*)::integer AS calls,
          row_number() OVER (PARTITION BY identifier ORDER BY count(*) DESC, value COLLATE "C") AS place
        FROM said WHERE value IS NOT NULL GROUP BY identifier, value),
      top AS (
        SELECT identifier, jsonb_agg(jsonb_build_object('value', value, 'calls', calls) ORDER BY place) AS values
        FROM counted WHERE place <= ${valuesShown} GROUP BY identifier),
      rest AS (
        SELECT identifier, count(*)::integer AS others
        FROM (SELECT DISTINCT s.identifier, s.call_id
          FROM said AS s JOIN counted AS n ON n.identifier = s.identifier AND n.value = s.value
          WHERE n.place > ${valuesShown}) AS each
        GROUP BY identifier)
      SELECT f.identifier, f.asked, f.filled, coalesce(top.values, '[]') AS values, coalesce(rest.others, 0) AS others
      FROM fields AS f LEFT JOIN top USING (identifier) LEFT JOIN rest USING (identifier)
      ORDER BY f.asked DESC, f.identifier COLLATE "C"`,
  );
  return rows.map(({ identifier, values, ...field }) => {
    const name = redactText(viewer, identifier);
    return {
      ...field,
      identifier: name,
      hidden: name !== identifier,
      values: values.map(({ value, calls }) => {
        const shown = redactText(viewer, value);
        return { value: shown, calls, hidden: shown !== value || name !== identifier };
      }),
    };
  });
}

const fieldRow = z.object({
  identifier: z.string(),
  asked: z.number().int(),
  filled: z.number().int(),
  values: z.array(z.object({ value: z.string(), calls: z.number().int() })),
  others: z.number().int(),
});
