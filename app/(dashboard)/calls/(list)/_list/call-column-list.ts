import type { KnownColumn } from '@/lib/views/settle-columns.ts';

type CallColumn = KnownColumn & {
  id: CallColumnId;
  label: string;
  /** The least it needs, in pixels, while nobody has sized it. */
  width: number;
  /** What is in one line, and what is a length in one line besides. */
  kind?: 'line' | 'length';
  /** On a narrow screen it has no place of its own in a call's card. */
  extra?: boolean;
};

const list = [
  // It holds the link by which a row is opened.
  { id: 'started', label: 'Started', width: 156, shown: true, kind: 'line', always: true },
  { id: 'direction', label: 'Direction', width: 100, shown: true, kind: 'line' },
  { id: 'customer', label: 'Customer', width: 124, shown: true, kind: 'line' },
  { id: 'businessNumber', label: 'Business number', width: 124, shown: false, kind: 'line', extra: true },
  { id: 'agent', label: 'Agent', width: 96, shown: true },
  { id: 'handledBy', label: 'Handled by', width: 88, shown: false, extra: true },
  { id: 'queue', label: 'Queue', width: 96, shown: false, extra: true },
  { id: 'ivr', label: 'Menu', width: 96, shown: false, extra: true },
  { id: 'campaign', label: 'Campaign', width: 104, shown: false, extra: true },
  { id: 'outcome', label: 'Outcome', width: 116, shown: true },
  { id: 'hangup', label: 'Hang-up', width: 116, shown: true },
  { id: 'duration', label: 'Duration', width: 84, shown: true, kind: 'length', extra: true },
  { id: 'talk', label: 'Talk', width: 68, shown: true, kind: 'length' },
  { id: 'wait', label: 'Wait', width: 68, shown: false, kind: 'length', extra: true },
  { id: 'ring', label: 'Ring', width: 68, shown: false, kind: 'length', extra: true },
  { id: 'hold', label: 'Hold', width: 68, shown: false, kind: 'length', extra: true },
  { id: 'flags', label: 'Contains', width: 96, shown: false, kind: 'line', extra: true },
  { id: 'test', label: 'Test', width: 56, shown: false, extra: true },
  { id: 'connection', label: 'Connection', width: 92, shown: true, extra: true },
  { id: 'provider', label: 'Provider', width: 92, shown: false, extra: true },
  { id: 'keys', label: 'Call ids', width: 160, shown: false, extra: true },
] as const;

export type CallColumnId = (typeof list)[number]['id'];

/** The columns of the call list in their usual order. */
export const callColumnList: readonly CallColumn[] = list;

/** A column by its id; undefined for what is none. */
export function callColumn(id: string): CallColumn | undefined {
  return callColumnList.find((column) => column.id === id);
}
