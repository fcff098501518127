import { z } from 'zod';
import { authorise, type Viewer } from '../auth/viewer.ts';
import { comparedValue } from '../calls/filters.ts';
import { redactText } from '../calls/redact-call.ts';
import { db } from '../db.ts';

/**
 * What was extracted from some calls under some identifiers: call id → identifier → value as text, masked as the
 * viewer's role asks. Several values of one field are joined by commas; what was not found is absent.
 *
 * @throws {AppError} `forbidden` without the right to read calls.
 */
export async function extractedValues(
  viewer: Viewer,
  callIds: readonly string[],
  identifiers: readonly string[],
): Promise<Map<string, Map<string, string>>> {
  authorise(viewer, 'calls.read');
  const found = new Map<string, Map<string, string>>();
  if (callIds.length === 0 || identifiers.length === 0) return found;
  const rows = z.array(valueRow).parse(
    await db().$queryRaw`
      SELECT a.call_id AS "callId", left(a.identifier, 200) AS identifier,
        string_agg(${comparedValue}, ', ' ORDER BY a.position) AS value
      FROM extracted_action AS a
      WHERE a.call_id = ANY(${callIds}::uuid[]) AND left(a.identifier, 200) = ANY(${identifiers}::text[]) AND ${comparedValue} <> ''
      GROUP BY 1, 2`,
  );
  for (const { callId, identifier, value } of rows) {
    const ofCall = found.get(callId) ?? new Map<string, string>();
    ofCall.set(identifier, redactText(viewer, value));
    found.set(callId, ofCall);
  }
  return found;
}

const valueRow = z.object({ callId: z.uuid(), identifier: z.string(), value: z.string() });
