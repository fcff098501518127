import type { CallSnapshot } from './call-snapshot.ts';

/** A column of a call whose value changes, both as short JSON text; what was said or found is shown as changed only. */
export type ChangedField = { field: string; before: string | null; after: string | null };

/** A call that becomes another, comes to be, or disappears, because its deliveries now tell of others. */
export type ChangedCall = { id: string; change: 'changed' | 'added' | 'removed'; fields: ChangedField[] };

/** Of so many calls a column changes, and from what to what where its values are words of ours. */
export type FieldChange = {
  field: string;
  calls: number;
  values: { before: string; after: string; calls: number }[];
};

export type CallChanges = {
  /** Calls that the deliveries speak of. */
  concerned: number;
  changed: number;
  added: number;
  removed: number;
  /** Of changed calls, the most frequent first. */
  fields: FieldChange[];
  /** Up to 20 of the calls. */
  examples: ChangedCall[];
};

const mostExamples = 20;
const mostValues = 12;
const longestValue = 160;

/** Columns whose values are words of a vocabulary: from what to what is worth counting. */
const vocabularies = new Set([
  'direction',
  'state',
  'phase',
  'outcome',
  'abandon_stage',
  'reason',
  'party',
  'certainty',
  'handled_by',
  'recording_state',
  'customer_number_kind',
  'started_at_source',
  'is_test',
]);

/** What becomes of calls. Pure. */
export function compareCalls(
  ids: readonly string[],
  before: ReadonlyMap<string, CallSnapshot>,
  after: ReadonlyMap<string, CallSnapshot>,
): CallChanges {
  const calls = ids
    .map((id) => compareCall(id, before.get(id), after.get(id)))
    .filter((call) => call !== null);
  const changed = calls.filter(({ change }) => change === 'changed');
  const count = (change: ChangedCall['change']) => calls.filter((call) => call.change === change).length;
  return {
    concerned: ids.filter((id) => before.has(id) || after.has(id)).length,
    changed: changed.length,
    added: count('added'),
    removed: count('removed'),
    fields: countFields(changed),
    examples: [...changed, ...calls.filter(({ change }) => change !== 'changed')]
      .slice(0, mostExamples)
      .map((call) => ({ ...call, fields: call.fields.map(shortened) })),
  };
}

function compareCall(
  id: string,
  before: CallSnapshot | undefined,
  after: CallSnapshot | undefined,
): ChangedCall | null {
  if (before === undefined || after === undefined) {
    if (before === after) return null;
    return { id, change: before === undefined ? 'added' : 'removed', fields: [] };
  }
  const names = [...new Set([...before.keys(), ...after.keys()])];
  const fields = names
    .filter((name) => before.get(name) !== after.get(name))
    .map((field) => ({ field, before: before.get(field) ?? null, after: after.get(field) ?? null }));
  return fields.length === 0 ? null : { id, change: 'changed', fields };
}

function countFields(changed: readonly ChangedCall[]): FieldChange[] {
  const fields = new Map<string, ChangedField[]>();
  for (const { fields: some } of changed) {
    for (const field of some) {
      const known = fields.get(field.field);
      if (known) known.push(field);
      else fields.set(field.field, [field]);
    }
  }
  return [...fields]
    .map(([field, changes]) => ({
      field,
      calls: changes.length,
      values: vocabularies.has(field) ? countValues(changes) : [],
    }))
    .sort((a, b) => b.calls - a.calls || (a.field < b.field ? -1 : 1));
}

function countValues(changes: readonly ChangedField[]): FieldChange['values'] {
  const values = new Map<string, FieldChange['values'][number]>();
  for (const change of changes) {
    const [before, after] = [plain(change.before), plain(change.after)];
    const known = values.get(`${before}\n${after}`);
    if (known) known.calls += 1;
    else values.set(`${before}\n${after}`, { before, after, calls: 1 });
  }
  return [...values.values()].sort((a, b) => b.calls - a.calls).slice(0, mostValues);
}

/** A word without its quotes; a dash for none. */
function plain(json: string | null): string {
  return json === null || json === 'null' ? '—' : json.replace(/^"(.*)"$/, '$1');
}

function shortened({ field, before, after }: ChangedField): ChangedField {
  if (field === 'conversation' || field === 'findings') return { field, before: null, after: null };
  return { field, before: cut(plain(before)), after: cut(plain(after)) };
}

function cut(text: string): string {
  return text.length > longestValue ? `${text.slice(0, longestValue)}…` : text;
}
