import { callKeyId } from '../calls/call-key-id.ts';
import type { StoredEvent } from '../calls/fold.ts';

/** All events of one call, and the id that its keys give it. */
export type JoinedCall = { id: string; keys: string[]; events: StoredEvent[] };

/**
 * Sorts events into calls: events that share a key, directly or through others, are one call. The order of
 * the events does not matter; a call's id is that of the alphabetically first of its keys.
 */
export function joinCalls(connectionId: string, events: readonly StoredEvent[]): JoinedCall[] {
  const parents = new Map<string, string>();
  for (const { callKeys } of events) {
    for (const key of callKeys) unite(parents, callKeys[0] ?? key, key);
  }
  const groups = new Map<string, StoredEvent[]>();
  for (const event of events) {
    const [key] = event.callKeys;
    if (key === undefined) continue;
    const root = rootOf(parents, key);
    const group = groups.get(root);
    if (group) group.push(event);
    else groups.set(root, [event]);
  }
  return [...groups.values()].map((group) => {
    const keys = [...new Set(group.flatMap((event) => event.callKeys))].sort();
    return { id: callKeyId(connectionId, keys[0] ?? ''), keys, events: group };
  });
}

function unite(parents: Map<string, string>, a: string, b: string): void {
  const [rootA, rootB] = [rootOf(parents, a), rootOf(parents, b)];
  if (rootA !== rootB) parents.set(rootB, rootA);
}

function rootOf(parents: Map<string, string>, key: string): string {
  let root = key;
  for (let parent = parents.get(root); parent !== undefined && parent !== root; parent = parents.get(root))
    root = parent;
  parents.set(key, root);
  return root;
}
