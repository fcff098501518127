import { z } from 'zod';
import { numberFor } from '../auth/mask-number.ts';
import { authorise, type Viewer } from '../auth/viewer.ts';
import { redactText } from '../calls/redact-call.ts';
import { db } from '../db.ts';

/** Two agents that look like one, and why. The older one is the one to merge into. */
export type MergeSuggestion = {
  from: { id: string; name: string; connectionLabels: string[] };
  into: { id: string; name: string; connectionLabels: string[] };
  reason: string;
};

/** So many are offered at once; the next ones follow when these are decided. */
const mostSuggested = 20;
/** Looked through are the names of so many agents, the oldest. */
const mostLookedThrough = 10_000;

const agentRows = z.array(
  z.object({
    id: z.uuid(),
    root: z.uuid(),
    name: z.string(),
    kind: z.string(),
    aliases: z.array(z.object({ kind: z.string(), value: z.string() })),
    labels: z.array(z.string()),
  }),
);
type AgentRow = z.infer<typeof agentRows>[number];

/**
 * Pairs of agents of a kind that may be one person: the same name but for case, accents and spaces, or the same
 * last ten digits of a number. Short numbers are extensions, and two providers give out the same ones. Nothing is
 * suggested twice, nothing that is merged, and nobody of whom it was said that they are two (`dismissMerge`).
 *
 * @throws {AppError} `forbidden` without `agents.merge`.
 */
export async function mergeSuggestions(viewer: Viewer): Promise<MergeSuggestion[]> {
  authorise(viewer, 'agents.merge');
  const agents = agentRows.parse(
    await db().$queryRaw`
      SELECT agent.id, coalesce(agent.merged_into_id, agent.id) AS root, agent.name, agent.kind,
        coalesce(jsonb_agg(jsonb_build_object('kind', alias.kind, 'value', alias.value)
          ORDER BY alias.value) FILTER (WHERE alias.id IS NOT NULL), '[]') AS aliases,
        coalesce(array_agg(DISTINCT connection.label) FILTER (WHERE connection.id IS NOT NULL), '{}') AS labels
      FROM (SELECT * FROM agent ORDER BY created_at, id LIMIT ${mostLookedThrough}) AS agent
      LEFT JOIN agent_alias AS alias ON alias.agent_id = agent.id
      LEFT JOIN connection ON connection.id = alias.connection_id
      GROUP BY agent.id, agent.merged_into_id, agent.name, agent.kind, agent.created_at
      ORDER BY agent.created_at, agent.id`,
  );
  const groups = groupsOf(agents);
  const dismissed = await dismissedPairs();
  const suggested = new Map<string, MergeSuggestion>();
  for (const { words, members } of likenesses(viewer, agents)) {
    const alike = [...new Set(members.map(({ root }) => root))];
    for (const [place, other] of alike.entries()) {
      // The oldest that it may be: who is not the first one may still be the second.
      const first = alike.slice(0, place).find((older) => !dismissed.has(pairKey(older, other)));
      const [into, from] = [groups.get(first ?? ''), groups.get(other)];
      if (into === undefined || from === undefined || into.kind !== from.kind) continue;
      const key = pairKey(into.id, from.id);
      if (suggested.has(key)) continue;
      suggested.set(key, { from: shown(viewer, from), into: shown(viewer, into), reason: words });
    }
  }
  return [...suggested.values()].slice(0, mostSuggested);
}

const pairKey = (one: string, other: string) => [one, other].sort().join(' ');

const pairRows = z.array(z.object({ one: z.uuid(), other: z.uuid() }));

/** The pairs that are not to be suggested, by whom each is merged into. */
async function dismissedPairs(): Promise<Set<string>> {
  const rows = pairRows.parse(
    await db().$queryRaw`
      SELECT DISTINCT coalesce(one.merged_into_id, one.id) AS one, coalesce(other.merged_into_id, other.id) AS other
      FROM dismissed_merge AS d
      JOIN agent AS one ON one.id = d.one_id JOIN agent AS other ON other.id = d.other_id`,
  );
  return new Set(rows.map(({ one, other }) => pairKey(one, other)));
}

type Group = { id: string; name: string; kind: string; labels: Set<string> };

/** Agents with those merged into them, by the id of the one that stands for all. */
function groupsOf(agents: readonly AgentRow[]): Map<string, Group> {
  const groups = new Map<string, Group>();
  for (const { id, root, name, kind, labels } of agents) {
    const group = groups.get(root) ?? { id: root, name, kind, labels: new Set() };
    if (id === root) Object.assign(group, { name, kind });
    for (const label of labels) group.labels.add(label);
    groups.set(root, group);
  }
  return groups;
}

type Likeness = { words: string; members: AgentRow[] };

function likenesses(viewer: Viewer, agents: readonly AgentRow[]): Likeness[] {
  const found = new Map<string, Likeness>();
  const add = (key: string, words: string, agent: AgentRow) => {
    const likeness = found.get(key) ?? { words, members: [] };
    if (!likeness.members.includes(agent)) likeness.members.push(agent);
    found.set(key, likeness);
  };
  for (const agent of agents) {
    const names = [agent.name, ...valuesOf(agent, 'name')];
    for (const folded of new Set(names.map(foldName)))
      if (/\p{L}/u.test(folded)) add(`${agent.kind} name ${folded}`, 'They have the same name.', agent);
    for (const number of valuesOf(agent, 'number')) {
      const digits = number.replace(/\D/g, '');
      const words = `They have the same number, ${numberFor(viewer, number)}.`;
      if (digits.length > longestExtension) add(`${agent.kind} number ${digits.slice(-10)}`, words, agent);
    }
  }
  return [...found.values()].filter(({ members }) => members.length > 1);
}

const longestExtension = 6;

const valuesOf = ({ aliases }: AgentRow, wanted: 'name' | 'number') =>
  aliases.filter(({ kind }) => kind === wanted).map(({ value }) => value);

/** A name as two are compared: without case, accents and the way its words are set apart. */
function foldName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[\s._-]+/g, ' ')
    .trim();
}

function shown(viewer: Viewer, { id, name, labels }: Group): MergeSuggestion['from'] {
  return { id, name: redactText(viewer, name), connectionLabels: [...labels].sort() };
}
