import { z } from 'zod';
import { authorise, type Viewer } from '../auth/viewer.ts';
import { db } from '../db.ts';

/** Lists of names are short: so many are read at most. */
const mostFields = 200;

/**
 * The identifiers of the fields that AI agents have extracted from calls, in alphabetical order. Each is found by
 * one step into an index, however many calls have it.
 *
 * @throws {AppError} `forbidden` without the right to read calls.
 */
export async function extractedFields(viewer: Viewer): Promise<string[]> {
  authorise(viewer, 'calls.read');
  const rows = await db().$queryRaw`
    WITH RECURSIVE names AS (
      (SELECT left(identifier, 200) AS name FROM extracted_action
        WHERE left(identifier, 200) IS NOT NULL ORDER BY 1 LIMIT 1)
      UNION ALL
      SELECT (SELECT left(identifier, 200) FROM extracted_action
        WHERE left(identifier, 200) > names.name ORDER BY 1 LIMIT 1)
      FROM names WHERE names.name IS NOT NULL)
    SELECT name FROM names WHERE name IS NOT NULL LIMIT ${mostFields}`;
  return z
    .array(z.object({ name: z.string() }))
    .parse(rows)
    .map(({ name }) => name);
}
