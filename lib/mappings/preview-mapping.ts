import { z } from 'zod';
import { authorise, type Viewer } from '../auth/viewer.ts';
import { db, patiently } from '../db.ts';
import { parseInput } from '../http/parse-input.ts';
import { findProjectedConnections } from '../projection/find-projected-connections.ts';
import { activeMappings } from './active-mappings.ts';
import { type Ending, type ForetoldCall, foretellCalls } from './foretell-calls.ts';
import { type NewMapping, newMapping } from './new-mapping.ts';
import { entryOf } from './word-mapping.ts';
import { refuseUnusable, type WordUses, wordUses } from './word-uses.ts';

/** So many of the newest calls are read again to see what would become of them. */
const previewedCalls = 500;
/** Read at once, so that few bodies are in memory together. */
const atOnce = 50;
const mostExamples = 20;

/** How many calls of the figures stood under a word and would stand under it. */
export type Shift = { word: string; before: number; after: number };

export type MappingPreview = {
  /** Of all calls with the word. */
  uses: WordUses;
  /** How many of them were read again, newest first: all, unless there are more than 500. Those of paused connections are not. */
  looked: number;
  /** How many of these would change. */
  changed: number;
  /** How many of these figures count; the shifts are of them. */
  changedInFigures: number;
  outcomes: Shift[];
  reasons: Shift[];
  parties: Shift[];
  /** Some that would change. */
  examples: ForetoldCall[];
};

/**
 * What would change if a word were given a meaning, found by reading the stored deliveries of its calls again with
 * it. Changes nothing.
 *
 * @throws {AppError} as `publishMapping` does.
 */
export async function previewMapping(viewer: Viewer, input: NewMapping): Promise<MappingPreview> {
  authorise(viewer, 'pipeline.run');
  const { provider, entry, reason, party } = parseInput(newMapping, input);
  const mapping = { ...entry, reason, party };
  return patiently(async () => {
    const uses = await wordUses(provider, mapping);
    refuseUnusable(uses);
    const calls = await newestCalls(provider, entryOf(mapping));
    const mappings = await db().$transaction((tx) => activeMappings(tx, provider));
    const connections = await findProjectedConnections({ withWork: false });
    const foretold: ForetoldCall[] = [];
    for (const connection of connections) {
      const ids = calls.filter(({ connectionId }) => connectionId === connection.id).map(({ id }) => id);
      for (let from = 0; from < ids.length; from += atOnce) {
        foretold.push(
          ...(await foretellCalls({ ...connection, mappings }, mapping, ids.slice(from, from + atOnce))),
        );
      }
    }
    const changed = foretold.filter(isChanged);
    const counted = changed.filter(({ inFigures }) => inFigures);
    return {
      uses,
      looked: foretold.length,
      changed: changed.length,
      changedInFigures: counted.length,
      outcomes: shifts(counted, ({ outcome }) => outcome),
      reasons: shifts(counted, ({ reason: why }) => why),
      parties: shifts(counted, ({ party: who }) => who),
      examples: changed.slice(0, mostExamples),
    };
  });
}

const callRows = z.array(z.object({ id: z.uuid(), connectionId: z.uuid() }));

async function newestCalls(provider: string, entry: string): Promise<z.infer<typeof callRows>> {
  return callRows.parse(
    await db().$queryRaw`
      SELECT c.id, c.connection_id AS "connectionId"
      FROM call AS c JOIN connection AS n ON n.id = c.connection_id
      WHERE c.unmapped <> '{}'::text[] AND c.unmapped @> ARRAY[${entry}::text]
        AND n.provider = ${provider} AND n.status <> 'paused'
      ORDER BY c.started_at DESC, c.id DESC
      LIMIT ${previewedCalls}`,
  );
}

function isChanged({ before, after }: ForetoldCall): boolean {
  return (
    after === null ||
    before.outcome !== after.outcome ||
    before.reason !== after.reason ||
    before.party !== after.party ||
    before.certainty !== after.certainty
  );
}

function shifts(calls: readonly ForetoldCall[], wordOf: (ending: Ending) => string | null): Shift[] {
  const found = new Map<string, Shift>();
  const of = (ending: Ending | null) => {
    const word = (ending && wordOf(ending)) ?? '';
    const shift = found.get(word) ?? { word, before: 0, after: 0 };
    found.set(word, shift);
    return shift;
  };
  for (const { before, after } of calls) {
    of(before).before += 1;
    of(after).after += 1;
  }
  return [...found.values()].sort(
    (a, b) => b.before - a.before || b.after - a.after || (a.word < b.word ? -1 : 1),
  );
}
