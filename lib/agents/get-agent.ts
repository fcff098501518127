import { z } from 'zod';
import { numberFor } from '../auth/mask-number.ts';
import { authorise, type Viewer } from '../auth/viewer.ts';
import { redactText } from '../calls/redact-call.ts';
import { db } from '../db.ts';
import { AppError } from '../http/app-error.ts';

/** How one connection names an agent. */
export type AgentAlias = { id: string; connectionLabel: string; kind: 'number' | 'name'; value: string };

/** One of the agents that were merged into another. */
export type MergedAgent = { id: string; name: string; aliases: AgentAlias[] };

export type AgentRecord = {
  id: string;
  name: string;
  kind: 'human' | 'ai';
  /** The agent that this one was merged into: whoever asks for it means that one. */
  mergedIntoId: string | null;
  aliases: AgentAlias[];
  merged: MergedAgent[];
};

const agentKind = z.enum(['human', 'ai']);

/**
 * An agent with all its names, and those that were merged into it with theirs. Numbers are masked as the viewer's
 * role asks.
 *
 * @throws {AppError} `forbidden` without the right to read calls; `not_found`, also for what is no id.
 */
export async function getAgent(viewer: Viewer, id: string): Promise<AgentRecord> {
  authorise(viewer, 'calls.read');
  if (!z.uuid().safeParse(id).success) throw noSuchAgent();
  const found = await db().agent.findUnique({
    where: { id },
    include: {
      aliases: true,
      merged: { include: { aliases: true }, orderBy: [{ name: 'asc' }, { id: 'asc' }] },
    },
  });
  if (found === null) throw noSuchAgent();
  const aliases = [...found.aliases, ...found.merged.flatMap((each) => each.aliases)];
  const connections = await db().connection.findMany({
    where: { id: { in: aliases.map(({ connectionId }) => connectionId) } },
    select: { id: true, label: true },
  });
  const labels = new Map(connections.map((each) => [each.id, each.label]));
  const shown = (rows: typeof found.aliases) =>
    rows.map((row) => shownAlias(viewer, row, labels)).sort(byPlace);
  return {
    id: found.id,
    name: redactText(viewer, found.name),
    kind: agentKind.parse(found.kind),
    mergedIntoId: found.mergedIntoId,
    aliases: shown(found.aliases),
    merged: found.merged.map((each) => ({
      id: each.id,
      name: redactText(viewer, each.name),
      aliases: shown(each.aliases),
    })),
  };
}

function shownAlias(
  viewer: Viewer,
  alias: { id: string; connectionId: string; kind: string; value: string },
  labels: ReadonlyMap<string, string>,
): AgentAlias {
  const { id, value } = alias;
  const connectionLabel = labels.get(alias.connectionId) ?? 'A deleted connection';
  return alias.kind === 'number'
    ? { id, connectionLabel, kind: 'number', value: numberFor(viewer, value) ?? '' }
    : { id, connectionLabel, kind: 'name', value: redactText(viewer, value) };
}

const byPlace = (a: AgentAlias, b: AgentAlias) =>
  a.connectionLabel.localeCompare(b.connectionLabel) || a.value.localeCompare(b.value);

const noSuchAgent = () => new AppError('not_found', 'There is no such agent.');
